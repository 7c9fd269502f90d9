namespace MsaOrleans.Silo.Storage;

public enum StorageProvider
{
    /// <summary>One file, for one silo.</summary>
    Sqlite = 0,

    /// <summary>A server, for a cluster of silos.</summary>
    Postgres = 1,
}
