namespace MsaOrleans.Silo.Storage.Commits;

/// <summary>The row of one state, by the columns of the ADO.NET storage.</summary>
/// <param name="ServiceId">Whose rows.</param>
/// <param name="Type">Name of the state.</param>
/// <param name="Id">The whole grain id.</param>
public sealed record StateKey(string ServiceId, string Type, int TypeHash, string Id, int IdHash);

/// <summary>A state to be written.</summary>
/// <param name="Version">The version that it replaces; 0 for a state that isn't there yet.</param>
public sealed record StateWrite(StateKey Key, byte[] Payload, int Version);
