using System.Globalization;
using System.Text;
using Orleans.Storage;

namespace MsaOrleans.Silo.Storage.Commits;

/// <summary>
/// Grain states in the rows of the ADO.NET storage, which still reads and clears them; writes go through the queue.
/// </summary>
internal sealed class GatheredStorage(AdoNetGrainStorage storage, CommitQueue queue, string serviceId) : IGrainStorage
{
    private readonly LiteralKeyStorage _rows = new(storage);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        _rows.ReadStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        _rows.ClearStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var known = grainState.ETag is { } tag ? int.Parse(tag, CultureInfo.InvariantCulture) : 0;
        var payload = StateSerializer.ToBytes(grainState.State);
        var version = await queue.WriteAsync(new(KeyOf(stateName, grainId, grainState), payload, known));
        if (version == 0)
            throw new InconsistentStateException(
                $"The state {stateName} of {grainId} is no longer at version {known}, or was there already."
            );
        grainState.ETag = version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
    }

    /// <summary>The provider hashes the bytes of a textual key from the last to the first.</summary>
    private StateKey KeyOf<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var id = grainId.ToString();
        var hasher = storage.HashPicker.PickHasher(serviceId, "", stateName, grainId, grainState)!;
        var bytes = Encoding.UTF8.GetBytes(id);
        Array.Reverse(bytes);
        return new(serviceId, stateName, hasher.Hash(Encoding.UTF8.GetBytes(stateName)), id, hasher.Hash(bytes));
    }
}
