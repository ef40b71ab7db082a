using Cdk8sCnpgI;

/// <summary>A misspelt prop.</summary>
public static class UnknownProp
{
    public static StandalonePluginProps Props() => new StandalonePluginProps { PluginNam = "audit.my-org.io" };
}
