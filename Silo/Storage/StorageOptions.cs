namespace MsaOrleans.Silo.Storage;

/// <summary>Where grain states and reminders are kept; configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Default: <see cref="StorageProvider.Sqlite"/>.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>
    /// The SQLite file, relative to the content root or absolute; created with its folder. Default: <c>data/msa.db</c>.
    /// </summary>
    public string Path { get; set; } = "data/msa.db";

    /// <summary>
    /// Whether a PostgreSQL with <c>fsync</c>, <c>full_page_writes</c> or <c>synchronous_commit</c> off will do, which
    /// loses what it has acknowledged when its machine crashes. For tests; false unless set.
    /// </summary>
    public bool AllowUnsafe { get; set; }

    /// <summary>
    /// Of PostgreSQL, 15 or later; <c>ConnectionStrings:Orleans</c>, not of this section. None unless set.
    /// </summary>
    public string? ConnectionString { get; internal set; }
}
