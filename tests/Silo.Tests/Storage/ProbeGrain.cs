using System.Collections.Immutable;

namespace MsaOrleans.Silo.Tests.Storage;

[Alias("probe")]
public interface IProbeGrain : IGrainWithStringKey
{
    [Alias("remind")]
    Task RemindAsync(TimeSpan due, TimeSpan period);

    [Alias("forget")]
    Task ForgetAsync();

    [Alias("has-reminder")]
    Task<bool> HasReminderAsync();

    [Alias("ticks")]
    Task<DateTimeOffset[]> TicksAsync();

    [Alias("write")]
    Task WriteAsync(string text);

    [Alias("text")]
    Task<string> TextAsync();
}

public sealed record ProbeState
{
    public string Text { get; init; } = "";

    public ImmutableArray<DateTimeOffset> Ticks { get; init; } = [];
}

/// <summary>Keeps a text, and when its reminder came.</summary>
[GrainType("probe")]
internal sealed class ProbeGrain(
    [PersistentState("probe", "Default")] IPersistentState<ProbeState> state,
    TimeProvider time
) : Grain, IProbeGrain, IRemindable
{
    private const string WakeUp = "wake-up";

    public Task RemindAsync(TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder(WakeUp, due, period);

    public async Task ForgetAsync() => await this.UnregisterReminder((await this.GetReminder(WakeUp))!);

    public async Task<bool> HasReminderAsync() => await this.GetReminder(WakeUp) is not null;

    public Task<DateTimeOffset[]> TicksAsync() => Task.FromResult(state.State.Ticks.ToArray());

    public Task<string> TextAsync() => Task.FromResult(state.State.Text);

    public Task WriteAsync(string text)
    {
        state.State = state.State with { Text = text };
        return state.WriteStateAsync();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        state.State = state.State with { Ticks = state.State.Ticks.Add(time.GetUtcNow()) };
        return state.WriteStateAsync();
    }
}
