using System.Reflection;
using DbUp.Engine;

namespace MsaOrleans.Silo.Storage;

/// <summary>
/// Brings the database to this version's schema: the numbered scripts that its journal doesn't name yet, in order.
/// </summary>
/// <remarks>
/// All of them or none: one transaction, opened before the journal is read. On SQLite that transaction holds the
/// file's write lock, on PostgreSQL there is a lock for it: of two processes starting together the second waits, then
/// finds nothing to do.
/// </remarks>
public sealed partial class SchemaMigrator(StorageDatabase database, TimeProvider time, ILogger<SchemaMigrator> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>Before anything in the silo reads its storage.</summary>
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe<SchemaMigrator>(ServiceLifecycleStage.First, MigrateAsync);

    /// <exception cref="SchemaException">A script failed; the schema is as it was.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var held = database.Lock is { } take
            ? await take(connection, Waiting, time, cancellationToken)
            : null;
        var result = database
            .Upgrade(connection)
            .WithScripts(Scripts(database.Scripts))
            .WithVariablesDisabled()
            .WithTransaction()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
            throw new SchemaException(result.ErrorScript?.Name, result.Error);
        if (result.Scripts.Select(script => script.Name).ToList() is [.., var last] applied)
            Applied(applied.Count, last);
    }

    /// <summary>Named without their folder, so that moving them in the code never applies them again.</summary>
    private static IEnumerable<SqlScript> Scripts(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"{typeof(SchemaMigrator).Namespace}.{folder}.";
        return from resource in assembly.GetManifestResourceNames()
            where resource.StartsWith(prefix, StringComparison.Ordinal)
            let name = resource[prefix.Length..]
            orderby name
            select SqlScript.FromStream(name, assembly.GetManifestResourceStream(resource)!);
    }

    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Information,
        Message = "The schema is up to date: {Count} scripts applied, the last {Script}"
    )]
    private partial void Applied(int count, string script);

    [LoggerMessage(
        EventId = 2,
        Level = LogLevel.Warning,
        Message = "Another process holds the schema's lock; this one waits for it"
    )]
    private partial void Waiting();
}
