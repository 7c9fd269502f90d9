using System.ComponentModel.DataAnnotations;

namespace MsaOrleans.Api.Identity;

/// <summary>Whose tokens are accepted beside those of the demo sign-in; section <c>Auth</c>.</summary>
public sealed class AuthOptions
{
    public const string Section = "Auth";

    /// <summary>Address of an OpenID Connect issuer; none unless set, and none when empty, as an unset variable of a compose file is.</summary>
    [Url(ErrorMessage = "Auth:Authority must be the https address of an OpenID Connect issuer.")]
    public string? Authority { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>Audience its tokens must name; <c>msa-orleans</c> unless set.</summary>
    [Required(ErrorMessage = "Auth:Audience must not be empty.")]
    public string Audience { get; set; } = "msa-orleans";
}
