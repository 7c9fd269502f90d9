namespace MsaOrleans.Grains;

/// <summary>A state that is stored together with the row of its grain's reminder, in one transaction.</summary>
public interface ISetsReminder
{
    /// <summary>The reminder as it is from now on; null leaves it as it is.</summary>
    ReminderRow? Reminder { get; }
}

/// <summary>A row of Orleans' reminder table. A silo sees it when it next reads the table.</summary>
/// <param name="At">When it ticks first, UTC; null removes it.</param>
/// <param name="Period">Until the next ticks; Orleans allows a minute at least.</param>
public sealed record ReminderRow(string Name, DateTimeOffset? At, TimeSpan Period);

/// <summary>Sets reminders of grains whose state does not change.</summary>
public interface IReminderRows
{
    /// <summary>Does nothing when the state is not at that version any more.</summary>
    /// <param name="stateName">The state, as the grain names it.</param>
    /// <param name="version">The version that the grain knows, by its ETag.</param>
    Task SetAsync(string stateName, GrainId grain, string version, ReminderRow reminder);
}
