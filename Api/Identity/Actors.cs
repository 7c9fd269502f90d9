using System.Security.Claims;
using MsaOrleans.Identity;

namespace MsaOrleans.Api.Identity;

/// <summary>From the claims of a token to who is calling.</summary>
internal static class Actors
{
    public const string Subject = "sub";
    public const string RoleClaim = "role";
    public const string Name = "name";
    public const string Fund = "fund";
    public const string Email = "email";
    public const string ProfileClaim = "profile";

    /// <summary>The caller; only for principals that <see cref="IsComplete"/> let in.</summary>
    public static Actor ToActor(this ClaimsPrincipal user) => new(
        user.FindFirstValue(Subject)!,
        Enum.Parse<Role>(user.FindFirstValue(RoleClaim)!, ignoreCase: true),
        user.FindFirstValue(Name) ?? user.FindFirstValue(Subject)!,
        user.FindFirstValue(Fund),
        user.FindFirstValue(Email),
        Enum.TryParse<Profile>(user.FindFirstValue(ProfileClaim), ignoreCase: true, out var profile) ? profile : null);

    /// <summary>Whether a token says enough to know who is calling: a subject and one role.</summary>
    public static bool IsComplete(this ClaimsPrincipal user) =>
        Ids.IsPerson(user.FindFirstValue(Subject)) && Enum.TryParse<Role>(user.FindFirstValue(RoleClaim), ignoreCase: true, out _);
}
