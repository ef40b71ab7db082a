using Cdk8sCnpgI;

/// <summary>A capability that there is not.</summary>
public static class UnknownMember
{
    public static PluginCapability Capability() => PluginCapability.ARCHIVE;
}
