using System.ComponentModel.DataAnnotations;

namespace MsaOrleans.Api.Identity;

/// <summary>
/// Whose tokens are accepted beside those of the demo sign-in, and where the portal's readers sign in; section
/// <c>Auth</c>. An empty value counts as unset, because compose passes unset variables as empty.
/// </summary>
public sealed class AuthOptions
{
    public const string Section = "Auth";

    private const string DefaultScopes = "openid profile email";

    /// <summary>Address of an OpenID Connect issuer; none unless set.</summary>
    [Url(ErrorMessage = "Auth:Authority must be the https address of an OpenID Connect issuer.")]
    public string? Authority
    {
        get;
        set => field = string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Audience its tokens must name; <c>msa-orleans</c> unless set.</summary>
    [Required(ErrorMessage = "Auth:Audience must not be empty.")]
    public string Audience { get; set; } = "msa-orleans";

    /// <summary>The portal's client id at the issuer; unless set, the portal has no sign-in at the issuer.</summary>
    public string? ClientId
    {
        get;
        set => field = string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>The portal's client secret; none unless set: a public client, which PKCE alone protects.</summary>
    public string? ClientSecret
    {
        get;
        set => field = string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Scopes that the portal requests, separated by spaces; <c>openid profile email</c> unless set.</summary>
    public string Scopes
    {
        get;
        set => field = string.IsNullOrEmpty(value) ? DefaultScopes : value;
    } = DefaultScopes;

    /// <summary>Whether one signs in to the portal at the issuer.</summary>
    internal bool HasSignIn => Authority is not null && ClientId is not null;

    internal string[] ScopeList => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
