using Cdk8sCnpgI;

/// <summary>A plugin's name where a list's elements are entries with a plugin.</summary>
public static class WrongElement
{
    public static ClusterWithPluginsProps Props() => new ClusterWithPluginsProps { Plugins = new[] { "audit.my-org.io" } };
}
