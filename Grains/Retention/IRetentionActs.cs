using Microsoft.Extensions.Logging;
using MsaOrleans.Grains.Retention.Domain;
using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Retention;

/// <summary>
/// Is told of each act of retention, before its outcome is durable or answered: the one place from which acts of
/// retention are recorded elsewhere.
/// </summary>
public interface IRetentionActs
{
    /// <summary>An act whose record fails is not carried out.</summary>
    Task NoteAsync(RetentionAct act);
}

/// <summary>Something that retention did, or is about to do.</summary>
public abstract record RetentionAct(DateTimeOffset At)
{
    public sealed record RunBegun(RetentionRun Run, DateTimeOffset At) : RetentionAct(At);

    /// <param name="MemberId">Whose mailbox.</param>
    public sealed record HoldPut(string MemberId, Actor By, string Reason, DateTimeOffset At) : RetentionAct(At);

    public sealed record HoldLifted(string MemberId, Actor By, string Reason, DateTimeOffset At) : RetentionAct(At);

    public sealed record Erased(string MemberId, Actor By, string Reason, DateTimeOffset At) : RetentionAct(At);

    public sealed record RunEnded(RetentionRun Run, DateTimeOffset At) : RetentionAct(At);
}

/// <summary>Acts in the service's log, by ids alone.</summary>
internal sealed partial class LoggedRetentionActs(ILogger<LoggedRetentionActs> logger) : IRetentionActs
{
    public Task NoteAsync(RetentionAct act)
    {
        LogAct(logger, act.GetType().Name);
        return Task.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Debug, "Retention: {Act}")]
    private static partial void LogAct(ILogger logger, string act);
}
