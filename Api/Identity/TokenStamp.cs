using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;

namespace MsaOrleans.Api.Identity;

/// <summary>What tells one token of a person from another.</summary>
/// <param name="Print">SHA-256 of what is signed. Of the signature a few bits mean nothing: with these in it, the same
/// token would have several prints.</param>
/// <param name="IssuedAt">UTC; null when the token does not say.</param>
internal sealed record TokenStamp(string Print, DateTimeOffset? IssuedAt)
{
    public static TokenStamp Of(JsonWebToken token)
    {
        var text = token.EncodedToken;
        var signed = text[..text.LastIndexOf('.')];
        var issued = token.IssuedAt > DateTime.UnixEpoch ? token.IssuedAt : token.ValidFrom;
        return new(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(signed))),
            issued > DateTime.UnixEpoch ? new DateTimeOffset(issued, TimeSpan.Zero) : null
        );
    }
}
