using System.Data.Common;
using DbUp.Builder;
using MsaOrleans.Silo.Storage.Commits;
using MsaOrleans.Silo.Storage.Postgres;
using MsaOrleans.Silo.Storage.Sqlite;

namespace MsaOrleans.Silo.Storage;

/// <summary>What differs from one database to another; the rest of the storage is the same for all.</summary>
/// <param name="Invariant">Name by which Orleans knows the ADO.NET provider.</param>
/// <param name="DataSource">Opens connections; pooled, and shared by grain states, reminders and read models.</param>
/// <param name="Scripts">Folder of the numbered scripts under <c>Silo/Storage</c>.</param>
/// <param name="Upgrade">DbUp on a connection that is open.</param>
/// <param name="Lock">Keeps other processes from the schema until disposed; none where the transaction does.</param>
public sealed record StorageDatabase(
    string Invariant,
    DbDataSource DataSource,
    string Scripts,
    Func<DbConnection, UpgradeEngineBuilder> Upgrade,
    Func<DbConnection, Action, TimeProvider, CancellationToken, Task<IAsyncDisposable>>? Lock = null
)
{
    /// <summary>Writes several states in one transaction.</summary>
    public required ICommitWriter Commits { get; init; }

    /// <summary>What rids the database's files of what was removed; null where removing is all one can do.</summary>
    public string? Seal { get; init; }

    /// <param name="contentRoot">Folder that a relative path starts from.</param>
    public static StorageDatabase Create(StorageOptions options, string contentRoot) =>
        options.Provider switch
        {
            StorageProvider.Sqlite => SqliteDatabase.Create(Path.Combine(contentRoot, options.Path)),
            StorageProvider.Postgres => PostgresDatabase.Create(options.ConnectionString!),
            _ => throw new NotSupportedException(
                $"Storage:Provider {options.Provider} isn't available in this version."
            ),
        };
}
