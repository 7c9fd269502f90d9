using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.SignIn;

/// <summary>The end of a session: its cookie goes, and its token is taken no more.</summary>
internal sealed partial class SignOuts(EndedTokens ended, ILogger<SignOuts> logger)
{
    /// <summary>The cookie goes even if nobody can be told that the token has ended.</summary>
    public async Task EndSessionAsync(HttpContext context)
    {
        context.CloseSession();
        if (
            context.User.Identity is not CallerIdentity { Caller: var caller }
            || !SessionCookie.IsUsed(context.Request)
        )
            return;
        try
        {
            await ended.EndAsync(caller);
        }
        catch (Exception fault) when (fault is UnavailableException or TimeoutException or OrleansException)
        {
            LogLost(logger, fault.GetType().Name, caller.Until);
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Whoever has signed out left a token that is good until {Until}: its end could not be stored ({Fault})"
    )]
    private static partial void LogLost(ILogger logger, string fault, DateTimeOffset until);
}
