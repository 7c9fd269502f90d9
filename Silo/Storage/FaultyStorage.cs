using Orleans.Storage;

namespace MsaOrleans.Silo.Storage;

/// <summary>
/// As <see cref="StorageFaults"/> for what happens outside a call: a grain that can't read its state as it wakes up
/// must tell so to whoever called it, in a way that crosses the wire.
/// </summary>
internal sealed class FaultyStorage(IGrainStorage storage) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        StorageFaults.TellAsync(Completion(storage.ReadStateAsync(stateName, grainId, grainState)));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        StorageFaults.TellAsync(Completion(storage.WriteStateAsync(stateName, grainId, grainState)));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        StorageFaults.TellAsync(Completion(storage.ClearStateAsync(stateName, grainId, grainState)));

    private static async Task<bool> Completion(Task work)
    {
        await work;
        return true;
    }
}
