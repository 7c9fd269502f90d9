namespace MsaOrleans.Grains;

/// <summary>The grain storage providers that a silo must register.</summary>
public static class StorageNames
{
    /// <summary>Everything that has to outlive a process.</summary>
    public const string Default = "Default";
}
