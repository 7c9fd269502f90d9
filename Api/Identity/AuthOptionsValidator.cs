using Microsoft.Extensions.Options;

namespace MsaOrleans.Api.Identity;

/// <summary>Checks the issuer's settings against each other.</summary>
internal sealed class AuthOptionsValidator(IHostEnvironment environment) : IValidateOptions<AuthOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        string[] faults = [.. Faults(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(AuthOptions options)
    {
        if (options.Authority is { } authority && !IsIssuer(authority))
            yield return "Auth:Authority must be the https address of an OpenID Connect issuer.";
        if (
            options.Authority?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) == true
            && !environment.IsDevelopment()
        )
            yield return "Auth:Authority must be an https address: http is for Development only.";
        if (options.ClientId is not null && options.Authority is null)
            yield return "Auth:ClientId is set, which needs Auth:Authority, the issuer that knows this client.";
        if (options.ClientSecret is not null && options.ClientId is null)
            yield return "Auth:ClientSecret is set, which needs Auth:ClientId, whose secret it is.";
        if (!options.ScopeList.Contains("openid"))
            yield return "Auth:Scopes must name openid, and whatever else the issuer asks for, separated by spaces.";
    }

    private static bool IsIssuer(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", Query: "", Fragment: "" };
}
