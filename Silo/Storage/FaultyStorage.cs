using Orleans.Storage;

namespace MsaOrleans.Silo.Storage;

/// <summary>
/// As <see cref="StorageFaults"/> for what happens outside a call: a grain that can't read its state as it wakes up
/// must tell so to whoever called it, in a way that crosses the wire.
/// </summary>
internal sealed class FaultyStorage(IGrainStorage storage) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        TellAsync(storage.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        TellAsync(storage.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        TellAsync(storage.ClearStateAsync(stateName, grainId, grainState));

    private static async Task TellAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception fault) when (StorageFaults.IsStorage(fault))
        {
            throw new UnavailableException();
        }
    }
}
