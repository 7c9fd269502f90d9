using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.Demo;

/// <summary>
/// Signs and recognises the tokens of the demo sign-in, by a key that lives as long as the process, or is shared.
/// </summary>
internal sealed class DemoTokens(IOptions<AuthOptions> auth, IOptions<DemoOptions> demo, TimeProvider time)
{
    /// <summary>How long a token is good for, unless the process ends before.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private const string Issuer = "msa-orleans-demo";
    private readonly SymmetricSecurityKey _key = new(
        demo.Value.SigningKey is { } shared ? Convert.FromBase64String(shared) : RandomNumberGenerator.GetBytes(32)
    );

    public string Sign(IReadOnlyDictionary<string, string> claims)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = auth.Value.Audience,
                IssuedAt = now,
                NotBefore = now,
                Expires = now + Lifetime,
                Claims = new Dictionary<string, object>(
                    claims.Select(claim => KeyValuePair.Create<string, object>(claim.Key, claim.Value))
                )
                {
                    // Two sign-ins within a second are two sessions.
                    [JwtRegisteredClaimNames.Jti] = RandomNumberGenerator.GetHexString(32, lowercase: true),
                },
                SigningCredentials = new(_key, SecurityAlgorithms.HmacSha256),
            }
        );
    }

    public void Accept(TokenValidationParameters parameters)
    {
        parameters.ValidIssuers = [.. parameters.ValidIssuers ?? [], Issuer];
        parameters.IssuerSigningKeys = [.. parameters.IssuerSigningKeys ?? [], _key];
    }
}
