using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MsaOrleans.Benchmarks.Compare;

/// <summary>
/// Tokens of the demo sign-in (RFC 7519, HS256), signed here by the key that both services are given.
/// </summary>
internal static class Tokens
{
    public const string Issuer = "msa-orleans-demo",
        Audience = "msa-orleans";

    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);
    private static readonly long Now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    public static string Key => Convert.ToBase64String(Secret);

    public static string OfMember(string id, string fund) =>
        Sign(
            new()
            {
                ["sub"] = id,
                ["role"] = "member",
                ["fund"] = fund,
                ["name"] = $"Membre {id}",
                ["email"] = $"{id}@membre.example",
                ["profile"] = "particulier",
            }
        );

    public static string OfAgent(string id, string fund) =>
        Sign(
            new()
            {
                ["sub"] = id,
                ["role"] = "agent",
                ["fund"] = fund,
                ["name"] = $"Agent {id}",
            }
        );

    private static string Sign(Dictionary<string, object> claims)
    {
        (claims["iss"], claims["aud"]) = (Issuer, Audience);
        (claims["iat"], claims["nbf"], claims["exp"]) = (Now, Now, Now + 8 * 3_600);
        var content = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{content}.{Base64Url.EncodeToString(HMACSHA256.HashData(Secret, Encoding.ASCII.GetBytes(content)))}";
    }
}
