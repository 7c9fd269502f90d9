using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Options;
using MsaOrleans.Silo.Settings;
using Orleans.Configuration;

namespace MsaOrleans.Silo.Encryption;

/// <summary>
/// The table <c>encryption_key</c>: ids of the keys that rows are encrypted by. A start whose ring lacks one of them is
/// refused, before the first mailbox that needs it is asked for.
/// </summary>
internal sealed class KeysInUse(DbDataSource database, IOptions<ClusterOptions> cluster, Lazy<Vault> lazy)
    : ILifecycleParticipant<ISiloLifecycle>
{
    private const string Select =
        "SELECT id AS Id, fingerprint AS Fingerprint FROM encryption_key WHERE service_id = @service ORDER BY id";

    private const string Insert = """
        INSERT INTO encryption_key (service_id, id, fingerprint) VALUES (@service, @id, @fingerprint)
        ON CONFLICT (service_id, id) DO NOTHING
        """;

    private const string Delete = "DELETE FROM encryption_key WHERE service_id = @service AND id = @id";

    private string Service => cluster.Value.ServiceId;

    /// <summary>Not before the silo starts: commands make it, and need no keys.</summary>
    private Vault Vault => lazy.Value;

    /// <summary>Once the schema is up to date, before the silo reads a state.</summary>
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe<KeysInUse>(ServiceLifecycleStage.First + 1, CheckAsync);

    /// <summary>Compares them with the ring, and adds the key that encrypts from now on.</summary>
    /// <exception cref="SettingsException">The ring lacks one.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var used = (await connection.QueryAsync<Row>(Select, new { service = Service })).ToList();
        string[] faults = [.. used.Select(Fault).OfType<string>()];
        if (faults.Length > 0)
            throw new SettingsException(faults);
        if (Vault is not { Writes: true, Ring: { } ring } || used.Any(row => row.Id == ring.First))
            return;
        var first = new
        {
            service = Service,
            id = ring.First,
            fingerprint = ring.Fingerprints[ring.First],
        };
        await connection.ExecuteAsync(Insert, first);
    }

    public async Task<IReadOnlyList<string>> ListAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        return [.. (await connection.QueryAsync<Row>(Select, new { service = Service })).Select(row => row.Id)];
    }

    public async Task ForgetAsync(string id)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(Delete, new { service = Service, id });
    }

    private string? Fault(Row used) =>
        Vault.Ring is null ? $"Encryption:Keys is not set, and what is stored is encrypted by the key {used.Id}."
        : !Vault.Ring.Fingerprints.TryGetValue(used.Id, out var known)
            ? $"Encryption:Keys lacks the key {used.Id}, by which a part of what is stored is encrypted."
        : known != used.Fingerprint
            ? $"Encryption:Keys has another key as {used.Id} than the one by which a part of what is stored is "
                + "encrypted."
        : null;

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Fingerprint { get; set; } = "";
    }
}
