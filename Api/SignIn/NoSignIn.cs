using Microsoft.Extensions.Options;
using MsaOrleans.Api.Demo;
using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.SignIn;

/// <summary>Warns when nobody can sign in. The service starts all the same, for its public answers.</summary>
internal static partial class NoSignIn
{
    public static void WarnOfNoSignIn(this WebApplication app)
    {
        var auth = app.Services.GetRequiredService<IOptions<AuthOptions>>().Value;
        if (auth.Authority is null && !app.IsDemo())
            LogNoSignIn(app.Logger);
    }

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Nobody can sign in: Auth:Authority, the OpenID Connect issuer whose tokens are taken, is not set."
    )]
    private static partial void LogNoSignIn(ILogger logger);
}
