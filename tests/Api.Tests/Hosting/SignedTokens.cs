using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>Tokens whose claims are written by hand, signed by a key that the service takes.</summary>
public static class SignedTokens
{
    /// <summary>Setting of a service that takes them.</summary>
    public static readonly (string Key, string Value) Setting = ("Demo:SigningKey", Convert.ToBase64String(Key));

    private static byte[] Key => Encoding.ASCII.GetBytes("a key of thirty-two bytes or more");

    /// <summary>A client whose token says this, as it is.</summary>
    /// <param name="claims">Members of a JSON object, without its braces.</param>
    public static HttpClient Saying(this Service service, string claims)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = service.Http.BaseAddress,
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TokenOf(claims));
        return client;
    }

    /// <param name="age">How long ago it was issued.</param>
    public static string TokenOf(string claims, TimeSpan age = default)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var issued = now - (long)age.TotalSeconds;
        var payload =
            $$"""{"iss":"msa-orleans-demo","aud":"msa-orleans","iat":{{issued}},"nbf":{{issued}},"exp":{{now + 3600}},{{claims}}}""";
        var signed = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode(payload)}";
        return $"{signed}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(string text) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(text));
}
