using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Dapper;
using MsaOrleans.Grains;
using MsaOrleans.Silo.Encryption;
using Orleans.Storage;

namespace MsaOrleans.Silo.Storage.Commits;

/// <summary>
/// Grain states in the rows of the ADO.NET storage, encrypted; what changes them goes through the queue, with the rows
/// that go with a state.
/// </summary>
/// <remarks>
/// The key of a row is the whole grain id: the ADO.NET storage takes a key that looks like a number or a GUID for one,
/// so that members "0042" and "42", or "2A" and "2a", would share a row.
/// </remarks>
/// <param name="storage">Hashes the keys of rows.</param>
internal sealed partial class GatheredStorage(
    AdoNetGrainStorage storage,
    CommitQueue queue,
    DbDataSource database,
    Vault vault,
    string serviceId,
    ILogger<GatheredStorage> logger
) : IGrainStorage, IReminderRows, IReceipts, IDueRows
{
    private const string OfState = """
        FROM OrleansStorage
        WHERE GrainIdHash = @IdHash AND GrainTypeHash = @TypeHash AND GrainIdN0 = 0 AND GrainIdN1 = 0
          AND GrainTypeString = @Type AND GrainIdExtensionString = @Id AND ServiceId = @ServiceId
        """;

    /// <summary>The data key of each state in memory, for as long as its grain has it.</summary>
    private readonly ConditionalWeakTable<object, DataKey> _keys = [];

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = KeyOf(stateName, grainId);
        _keys.Remove(grainState);
        if (await ReadAsync(key) is not { Payload: { } payload } row)
        {
            (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
            return;
        }
        var (plain, dataKey) = await OpenAsync(key, payload, (int)row.Version);
        grainState.State = StateSerializer.FromBytes<T>(plain) ?? Activator.CreateInstance<T>();
        grainState.ETag = row.Version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
        if (dataKey is not null)
            _keys.AddOrUpdate(grainState, dataKey);
    }

    /// <summary>The state goes, and every row that went with it.</summary>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is { } tag)
        {
            var write = new StateWrite(
                KeyOf(stateName, grainId),
                Payload: null,
                VersionOf(tag),
                Deletes: true,
                Search: SearchEntry.Of(grainState.State, dataKey: null),
                ReadModels: (grainState.State as IFeedsReadModels)?.ReadModels
            );
            if (await queue.WriteAsync(write) == 0)
                throw new InconsistentStateException(
                    $"The state {stateName} of {grainId} is no longer at version {tag}."
                );
        }
        _keys.Remove(grainState);
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var known = grainState.ETag is { } tag ? VersionOf(tag) : 0;
        var key = KeyOf(stateName, grainId);
        var dataKey = await DataKeyOfAsync(grainState);
        var payload = StateSerializer.ToBytes(grainState.State);
        var write = new StateWrite(
            key,
            dataKey is null ? payload : Envelope.Seal(dataKey, payload, IdentityOf(key, known + 1)),
            known,
            ChangeOf(grainId, (grainState.State as ISetsReminder)?.Reminder),
            EndsReceipts: grainState.State is IKeepsReceipts { EndsReceipts: true },
            Due: ChangeOf((grainState.State as IFallsDue)?.Due),
            Search: SearchEntry.Of(grainState.State, dataKey),
            ReadModels: (grainState.State as IFeedsReadModels)?.ReadModels is { } rows
                ? Excerpts.Seal(rows, dataKey)
                : null,
            LateMails: LateMailEntry.Of(grainState.State)
        );
        var version = await queue.WriteAsync(write);
        if (version == 0)
            throw new InconsistentStateException(
                $"The state {stateName} of {grainId} is no longer at version {known}, or was there already."
            );
        grainState.ETag = version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
    }

    public Task SetAsync(string stateName, GrainId grain, string version, ReminderRow reminder) =>
        queue.WriteAsync(new(KeyOf(stateName, grain), Payload: null, VersionOf(version), ChangeOf(grain, reminder)));

    public Task SetAsync(string stateName, GrainId grain, string version, DueRow due) =>
        queue.WriteAsync(new(KeyOf(stateName, grain), Payload: null, VersionOf(version), Due: ChangeOf(due)));

    public async Task<long> SizeAsync(string stateName, GrainId grain)
    {
        const string Size = $"SELECT LENGTH(PayloadBinary) {OfState}";
        await using var connection = await database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long?>(Size, KeyOf(stateName, grain)) ?? 0;
    }

    public async Task NoteAsync(string stateName, GrainId grain, string version, string effectId, string? listed)
    {
        var write = new StateWrite(
            KeyOf(stateName, grain),
            Payload: null,
            VersionOf(version),
            Receipt: effectId,
            LateMails: listed is null ? null : [new(listed)]
        );
        if (await queue.WriteAsync(write) == 0)
            throw new InvalidOperationException($"The state {stateName} of {grain} is not at version {version}.");
    }

    public Task<IReadOnlySet<string>> ReadAsync(GrainId grain, CancellationToken cancellationToken) =>
        StorageFaults.TellAsync(ReceiptsAsync(grain.ToString(), cancellationToken));

    private async Task<IReadOnlySet<string>> ReceiptsAsync(string grain, CancellationToken cancellationToken)
    {
        const string Select = "SELECT effect_id FROM receipt WHERE service_id = @serviceId AND grain_id = @grain";
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<string>(
            new CommandDefinition(Select, new { serviceId, grain }, cancellationToken: cancellationToken)
        );
        return rows.ToHashSet(StringComparer.Ordinal);
    }

    private async Task<StateRow?> ReadAsync(StateKey key)
    {
        const string Read = $"SELECT PayloadBinary AS Payload, Version {OfState}";
        await using var connection = await database.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<StateRow>(Read, key);
    }

    /// <exception cref="UnavailableException">It can't be decrypted; other states can.</exception>
    private async Task<(byte[] Plain, DataKey? Key)> OpenAsync(StateKey key, byte[] payload, int version)
    {
        try
        {
            return await vault.OpenAsync(payload, IdentityOf(key, version));
        }
        catch (EncryptionException fault)
        {
            LogSealed(logger, key.Type, key.Id, fault.Message);
            throw new UnavailableException("A state can't be decrypted.");
        }
    }

    /// <summary>The key that the state was last read or written with, or a new one; null: in the clear.</summary>
    private async ValueTask<DataKey?> DataKeyOfAsync(object grainState)
    {
        _keys.TryGetValue(grainState, out var known);
        var key = await vault.KeyForAsync(known);
        if (key is not null && key != known)
            _keys.AddOrUpdate(grainState, key);
        return key;
    }

    private static RowIdentity IdentityOf(StateKey key, int version) =>
        StateRows.IdentityOf(key.ServiceId, key.Type, key.Id, version);

    private static int VersionOf(string tag) => int.Parse(tag, CultureInfo.InvariantCulture);

    private static DueChange? ChangeOf(DueRow? due) => due is null ? null : new(due.Fund, due.At?.UtcTicks);

    private static ReminderChange? ChangeOf(GrainId grain, ReminderRow? reminder) =>
        reminder is null
            ? null
            : new(reminder.Name, reminder.At?.UtcDateTime, reminder.Period, (int)grain.GetUniformHashCode());

    /// <summary>The provider hashes the bytes of a textual key from the last to the first.</summary>
    private StateKey KeyOf(string stateName, GrainId grainId)
    {
        var id = grainId.ToString();
        var hasher = storage.HashPicker.PickHasher<object>(
            serviceId,
            "",
            stateName,
            grainId,
            new GrainState<object>()
        )!;
        var bytes = Encoding.UTF8.GetBytes(id);
        Array.Reverse(bytes);
        return new(serviceId, stateName, hasher.Hash(Encoding.UTF8.GetBytes(stateName)), id, hasher.Hash(bytes));
    }

    [LoggerMessage(1, LogLevel.Error, "The state {State} of {Grain} can't be decrypted: {Reason}")]
    private static partial void LogSealed(ILogger logger, string state, string grain, string reason);

    private sealed class StateRow
    {
        public byte[]? Payload { get; set; }

        public long Version { get; set; }
    }
}
