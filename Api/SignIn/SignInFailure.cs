using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.SignIn;

/// <summary>Why a sign-in at the issuer failed: stable codes, for which the sign-in page has sentences.</summary>
internal static partial class SignInFailure
{
    /// <summary>The person, or the issuer in their place, said no.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The issuer knows them, but does not say that they have a role here.</summary>
    public const string NoAccess = "no-access";

    /// <summary>The issuer gave a token that is not for this service.</summary>
    public const string TokenRefused = "token-refused";

    /// <summary>The issuer does not answer, or this service's own store.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>Anything else: begun in another browser, too long ago, not as it was begun.</summary>
    public const string Failed = "failed";

    /// <summary>Of a token that this service does not take.</summary>
    public static string OfToken(Exception? failure) => failure is IncompleteTokenException ? NoAccess : TokenRefused;

    /// <summary>Of a handshake.</summary>
    public static string Of(Exception? failure) =>
        failure switch
        {
            OpenIdConnectProtocolException => OfError(ErrorOf(failure)),
            HttpRequestException or IOException or OperationCanceledException => Unavailable,
            InvalidOperationException or CryptographicException => Unavailable,
            _ => Failed,
        };

    /// <summary>The issuer's own code (RFC 6749), if it is one.</summary>
    public static string? ErrorOf(Exception? failure) =>
        failure?.Data["error"] is string error && ErrorPattern().IsMatch(error) ? error : null;

    /// <summary>
    /// Text for the log: the network's or the handshake's message; for other exceptions only the type, because the
    /// message may name a person.
    /// </summary>
    public static string? CauseOf(Exception? failure) =>
        failure?.GetBaseException() switch
        {
            null => null,
            SocketException or HttpRequestException or IOException => failure.GetBaseException().Message,
            AuthenticationFailureException root when root.GetType() == typeof(AuthenticationFailureException) =>
                root.Message,
            var root => root.GetType().Name,
        };

    private static string OfError(string? error) =>
        error switch
        {
            "access_denied" => Cancelled,
            "server_error" or "temporarily_unavailable" => Unavailable,
            _ => Failed,
        };

    [GeneratedRegex(@"^[a-z_]{1,40}\z")]
    private static partial Regex ErrorPattern();
}

/// <summary>A token longer than a session's cookie takes.</summary>
internal sealed class TokenTooLongException()
    : AuthenticationFailureException("The access token is too long for the session's cookie.");
