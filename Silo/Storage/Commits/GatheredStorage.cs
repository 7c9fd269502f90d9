using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using MsaOrleans.Grains;
using Orleans.Storage;

namespace MsaOrleans.Silo.Storage.Commits;

/// <summary>
/// Grain states in the rows of the ADO.NET storage, which still reads them; what changes them goes through the queue,
/// with the rows that go with a state.
/// </summary>
internal sealed class GatheredStorage(
    AdoNetGrainStorage storage,
    CommitQueue queue,
    DbDataSource database,
    string serviceId
) : IGrainStorage, IReminderRows, IReceipts, IDueRows
{
    private readonly LiteralKeyStorage _rows = new(storage);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        _rows.ReadStateAsync(stateName, grainId, grainState);

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
                Search: SearchEntry.Of(grainState.State),
                ReadModels: (grainState.State as IFeedsReadModels)?.ReadModels
            );
            if (await queue.WriteAsync(write) == 0)
                throw new InconsistentStateException(
                    $"The state {stateName} of {grainId} is no longer at version {tag}."
                );
        }
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var known = grainState.ETag is { } tag ? VersionOf(tag) : 0;
        var payload = StateSerializer.ToBytes(grainState.State);
        var write = new StateWrite(
            KeyOf(stateName, grainId),
            payload,
            known,
            ChangeOf(grainId, (grainState.State as ISetsReminder)?.Reminder),
            EndsReceipts: grainState.State is IKeepsReceipts { EndsReceipts: true },
            Due: ChangeOf((grainState.State as IFallsDue)?.Due),
            Search: SearchEntry.Of(grainState.State),
            ReadModels: (grainState.State as IFeedsReadModels)?.ReadModels,
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
        const string Size = """
            SELECT LENGTH(PayloadBinary) FROM OrleansStorage
            WHERE GrainIdHash = @IdHash AND GrainTypeHash = @TypeHash AND GrainIdN0 = 0 AND GrainIdN1 = 0
              AND GrainTypeString = @Type AND GrainIdExtensionString = @Id AND ServiceId = @ServiceId
            """;
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
}
