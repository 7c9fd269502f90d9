using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace MsaOrleans.Api.Identity;

/// <summary>Addresses of the sign-in page, and of the pages it sends back to.</summary>
internal static class SignInPage
{
    public const string Address = "/";

    /// <summary>The page, saying what went wrong.</summary>
    /// <param name="back">Where whoever tries again is to come to.</param>
    public static string FailureAddress(string code, string? back) => QueryHelpers.AddQueryString(Address, new Dictionary<string, string?>
    {
        ["erreur"] = code,
        ["retour"] = back is null or Address ? null : back,
    });

    /// <summary>An address of this portal as it is; the sign-in page in place of any other.</summary>
    public static string Local(string? back) =>
        back is not null && back.StartsWith('/') && RedirectHttpResult.IsLocalUrl(back) ? back : Address;
}
