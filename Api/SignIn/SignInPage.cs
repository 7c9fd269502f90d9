using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace MsaOrleans.Api.SignIn;

/// <summary>Addresses of the sign-in page, and of the pages it sends back to.</summary>
internal static class SignInPage
{
    public const string Address = "/";

    /// <summary>
    /// The page, from which whoever signs in comes to what they asked for. Fit for an attribute of HTML.
    /// </summary>
    public static string AddressFor(HttpRequest asked) =>
        QueryHelpers.AddQueryString(Address, "retour", asked.PathBase + asked.Path + asked.QueryString);

    /// <summary>The page, saying what went wrong.</summary>
    /// <param name="back">The page to open after another try.</param>
    public static string FailureAddress(string code, string? back) =>
        QueryHelpers.AddQueryString(
            Address,
            new Dictionary<string, string?> { ["erreur"] = code, ["retour"] = back is null or Address ? null : back }
        );

    /// <summary>A page of this portal as it is; the sign-in page in place of any other address.</summary>
    public static string Local(string? back) =>
        back is not null && back.StartsWith('/') && RedirectHttpResult.IsLocalUrl(back) && !IsOfApi(back)
            ? Written(back)
            : Address;

    /// <summary>As a header can carry it: whatever is not of ASCII, escaped (RFC 3987 §3.1).</summary>
    private static string Written(string address) =>
        string.Concat(
            address
                .EnumerateRunes()
                .Select(rune =>
                    rune.Value is > ' ' and < '\x7F' ? rune.ToString() : Uri.EscapeDataString(rune.ToString())
                )
        );

    /// <summary>
    /// Addresses of the API are not pages, and opening some has an effect. A segment <c>api</c> counts wherever it is,
    /// since dot segments may lead there.
    /// </summary>
    private static bool IsOfApi(string address) =>
        Uri.UnescapeDataString(address.Split('?', '#')[0])
            .Split('/', '\\')
            .Contains("api", StringComparer.OrdinalIgnoreCase);
}
