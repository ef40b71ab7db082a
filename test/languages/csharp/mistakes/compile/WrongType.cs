using Cdk8sCnpgI;

/// <summary>A value of the wrong type.</summary>
public static class WrongType
{
    public static ClusterWithPluginsProps Props() => new ClusterWithPluginsProps { Instances = "1" };
}
