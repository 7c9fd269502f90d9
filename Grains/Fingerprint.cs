using System.Security.Cryptography;
using System.Text;

namespace MsaOrleans.Grains;

/// <summary>Names a thing by what it is, without telling what it is.</summary>
internal static class Fingerprint
{
    /// <summary>
    /// 128 bits of SHA-256 in hexadecimal; a length before each part keeps them from running together.
    /// </summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(part.Length).Append(':').Append(part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
