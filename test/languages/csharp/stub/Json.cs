// Constructs names this type of the package Newtonsoft.Json, which comes with Amazon.JSII.Runtime.
namespace Newtonsoft.Json.Linq
{
    public class JObject
    {
    }
}
