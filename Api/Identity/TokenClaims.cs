using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MsaOrleans.Identity;
using MsaOrleans.Mail;

namespace MsaOrleans.Api.Identity;

/// <summary>
/// The one way in for what a token says: read from its text, before anybody flattens a list or takes the last of two.
/// What decides on rights is taken as it is spelt or not at all; what is only shown is cleaned and bounded.
/// </summary>
internal static class TokenClaims
{
    public const string Subject = "sub";
    public const string Role = "role";
    public const string Name = "name";
    public const string Fund = "fund";
    public const string Email = "email";
    public const string Profile = "profile";
    public const string Title = "title";

    private const int LongestFund = 64;

    private static readonly string[] Names = [Subject, Role, Name, Fund, Email, Profile, Title];

    private static readonly JsonDocumentOptions OnceEach = new() { AllowDuplicateProperties = false };

    private static readonly FrozenDictionary<string, Role> Roles = Spelling<Role>();

    private static readonly FrozenDictionary<string, Profile> Profiles = Spelling<Profile>();

    /// <returns>Who is calling; null when the token does not say it, or says it in more ways than one.</returns>
    public static Actor? Read(JsonWebToken token)
    {
        try
        {
            using var payload = JsonDocument.Parse(
                Base64UrlEncoder.DecodeBytes((token.InnerToken ?? token).EncodedPayload),
                OnceEach
            );
            return TextsOf(payload.RootElement) is { } claims ? Of(claims) : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            // Twice the same claim, half a surrogate pair: not a text that says one thing.
            return null;
        }
    }

    private static Actor? Of(Dictionary<string, string> claims)
    {
        var (id, fund, profile) = (
            claims.GetValueOrDefault(Subject),
            Cleaned(claims.GetValueOrDefault(Fund)),
            claims.GetValueOrDefault(Profile)
        );
        if (
            !Ids.IsPerson(id)
            || !Roles.TryGetValue(claims.GetValueOrDefault(Role, ""), out var role)
            || profile is not null && !Profiles.ContainsKey(profile)
            || fund?.Length > LongestFund
        )
            return null;
        return new(
            id!,
            role,
            PersonName.Clean(claims.GetValueOrDefault(Name)) ?? id!,
            fund,
            EmailAddress.Find(claims.GetValueOrDefault(Email))?.ToString(),
            profile is null ? null : Profiles[profile],
            PersonName.Clean(claims.GetValueOrDefault(Title))
        );
    }

    /// <summary>
    /// The claims that are there; null when one of them is no text. A title is only shown: one that is no text is none.
    /// </summary>
    private static Dictionary<string, string>? TextsOf(JsonElement payload)
    {
        var claims = new Dictionary<string, string>();
        foreach (var name in Names)
        {
            if (!payload.TryGetProperty(name, out var claim) || claim.ValueKind == JsonValueKind.Null)
                continue;
            if (claim.ValueKind != JsonValueKind.String && name == Title)
                continue;
            if (claim.ValueKind != JsonValueKind.String)
                return null;
            claims[name] = claim.GetString()!;
        }
        return claims;
    }

    private static string? Cleaned(string? fund)
    {
        var clean = string.Concat((fund ?? "").EnumerateRunes().Where(rune => !VisibleText.IsInvisible(rune))).Trim();
        return clean.Length == 0 ? null : clean;
    }

#pragma warning disable CA1308 // claims are in lower case
    private static FrozenDictionary<string, T> Spelling<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToFrozenDictionary(value => value.ToString().ToLowerInvariant(), StringComparer.Ordinal);
#pragma warning restore CA1308
}
