using Orleans.Storage;

namespace MsaOrleans.Silo.Storage;

/// <summary>Gives the storage under it the whole grain id as the key of each state.</summary>
/// <remarks>
/// The ADO.NET storage takes a key that looks like a number or a GUID for one: members "0042" and "42", or "2A" and
/// "2a", would share a row. It leaves the grain's type out as well. No grain id looks like a number.
/// </remarks>
internal sealed class LiteralKeyStorage(IGrainStorage storage) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        storage.ReadStateAsync(stateName, Literal(grainId), grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        storage.WriteStateAsync(stateName, Literal(grainId), grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        storage.ClearStateAsync(stateName, Literal(grainId), grainState);

    private static GrainId Literal(GrainId grainId) => GrainId.Create(grainId.Type, grainId.ToString());
}
