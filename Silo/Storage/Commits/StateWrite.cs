using MsaOrleans.Grains;

namespace MsaOrleans.Silo.Storage.Commits;

/// <summary>The row of one state, by the columns of the ADO.NET storage.</summary>
/// <param name="ServiceId">Whose rows.</param>
/// <param name="Type">Name of the state.</param>
/// <param name="Id">The whole grain id.</param>
public sealed record StateKey(string ServiceId, string Type, int TypeHash, string Id, int IdHash);

/// <summary>A state to be written, and the rows that go with it.</summary>
/// <param name="Payload">Null when the state stays as it is.</param>
/// <param name="Version">The version that it replaces, or must have; 0 for a state that isn't there yet.</param>
/// <param name="Reminder">Null leaves the reminder as it is.</param>
/// <param name="Receipt">An effect that was delivered; null for none.</param>
/// <param name="EndsReceipts">Whether the receipts of the grain go.</param>
/// <param name="Due">Null leaves the row in the index of retention as it is.</param>
/// <param name="Search">What changes of the index of searches; null for nothing.</param>
/// <param name="ReadModels">Null leaves boards and figures as they are.</param>
/// <param name="LateMails">What changes of the list of late mails; null for nothing.</param>
/// <param name="Deletes">Whether the state goes, with all rows that go with it; the payload is null then.</param>
public sealed record StateWrite(
    StateKey Key,
    byte[]? Payload,
    int Version,
    ReminderChange? Reminder = null,
    string? Receipt = null,
    bool EndsReceipts = false,
    DueChange? Due = null,
    bool Deletes = false,
    IReadOnlyList<SearchEntry>? Search = null,
    ReadModelRows? ReadModels = null,
    IReadOnlyList<LateMailEntry>? LateMails = null
);

/// <summary>A row in the index of retention.</summary>
/// <param name="At">UTC, in ticks; null removes the row.</param>
public sealed record DueChange(string Fund, long? At);

/// <summary>A row of the reminder table.</summary>
/// <param name="At">UTC; null removes the row.</param>
/// <param name="Place">Of the grain on the ring.</param>
public sealed record ReminderChange(string Name, DateTime? At, TimeSpan Period, int Place);
