using MsaOrleans.Audit;
using MsaOrleans.Identity;

namespace MsaOrleans.Api.Audit;

/// <summary>Writes what happens at this door into the audit trail.</summary>
internal sealed partial class AuditTrail(IGrainFactory grains, RefusalGate gate, ILogger<AuditTrail> logger)
{
    /// <summary>The act of whoever begins a session.</summary>
    private const string SignIn = "SignIn";

    /// <summary>Returns once the entry is durable.</summary>
    /// <exception cref="UnavailableException">It may not be: nothing may be shown.</exception>
    public Task AppendAsync(AuditEvent happened) =>
        grains.GetGrain<IAuditGrain>(ChainOf(happened)).AppendAsync(happened);

    /// <summary>The outcome of a write whose intent is durable. It must not take the answer away.</summary>
    public async Task OweAsync(AuditEvent happened)
    {
        try
        {
            await AppendAsync(happened);
        }
        catch (Exception fault) when (fault is UnavailableException or TimeoutException or OrleansException)
        {
            LogLost(logger, happened.Request, fault.GetType().Name);
        }
    }

    /// <summary>Counts a refusal and records it: in full, or with others of the same caller in a while.</summary>
    public Task RefusedAsync(AuditEvent happened) => gate.Admits(happened) ? AppendAsync(happened) : Task.CompletedTask;

    /// <summary>Counts a refusal that is recorded anyway.</summary>
    public void CountRefused(AuditEvent happened) => gate.Admits(happened);

    /// <summary>Staff and admins are recorded before their session opens; members are not.</summary>
    public Task SignedInAsync(HttpContext http, Actor actor) =>
        actor.Role == Role.Member
            ? Task.CompletedTask
            : AppendAsync(AuditedRequest.EventOf(http, actor, SignIn, StatusCodes.Status200OK));

    private static string ChainOf(AuditEvent happened) =>
        happened.Capacity is AuditCapacity.Nobody or AuditCapacity.Admin || string.IsNullOrEmpty(happened.Fund)
            ? IAuditGrain.National
            : happened.Fund;

    [LoggerMessage(
        1,
        LogLevel.Error,
        "The outcome of request {Request} is not in the audit trail, where its intent is: {Fault}"
    )]
    private static partial void LogLost(ILogger logger, string request, string fault);
}
