using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MsaOrleans.Api.Tests.Hosting.OpenIdConnect;

/// <summary>What an issuer signs.</summary>
internal sealed class IssuerTokens(Issuer issuer)
{
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "1" };

    /// <summary>The public half of its key.</summary>
    public object KeySet
    {
        get
        {
            var key = _key.Rsa.ExportParameters(includePrivateParameters: false);
            return new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        alg = "RS256",
                        kid = _key.KeyId,
                        n = Base64UrlEncoder.Encode(key.Modulus),
                        e = Base64UrlEncoder.Encode(key.Exponent),
                    },
                },
            };
        }
    }

    public string Access(Dictionary<string, object> claims) =>
        issuer.GivesOpaqueTokens ? Secret() : Sign(issuer.Audience, new(claims) { ["jti"] = Secret() });

    public string Id(Dictionary<string, object> claims, string nonce) =>
        Sign(
            Issuer.ClientId,
            new()
            {
                ["sub"] = claims["sub"],
                ["name"] = claims["name"],
                ["nonce"] = nonce,
            }
        );

    /// <summary>What it says to a client when somebody signs out.</summary>
    /// <param name="changes">Claims that are otherwise; without a value, not there.</param>
    public string Logout(string sub, params (string Claim, object? Value)[] changes)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = sub,
            ["jti"] = Secret(),
            ["events"] = new Dictionary<string, object>
            {
                ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>(),
            },
        };
        foreach (var (claim, value) in changes)
            if (value is null)
                claims.Remove(claim);
            else
                claims[claim] = value;
        return Sign(claims.Remove("audience", out var other) ? $"{other}" : Issuer.ClientId, claims);
    }

    public static string Secret() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(24));

    public static string ChallengeOf(string verifier) =>
        Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(verifier)));

    private string Sign(string audience, Dictionary<string, object> claims)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer.Authority,
                Audience = audience,
                IssuedAt = now,
                NotBefore = now,
                Expires = now + issuer.Lifetime,
                Claims = claims,
                SigningCredentials = new(_key, SecurityAlgorithms.RsaSha256),
            }
        );
    }
}
