using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using MsaOrleans.Api.Http;

namespace MsaOrleans.Api.OpenApi;

/// <summary>The API document as it is sent: built and compressed once, at the first request.</summary>
internal sealed class ServedDocument(IServiceProvider services)
{
    public const string Address = "/openapi/v1.json";

    /// <summary>Name of the only document.</summary>
    public const string Version = "v1";

    private const string Brotli = "br",
        Gzip = "gzip";

    private readonly Lazy<Task<Wire>> _wire = new(() => MakeAsync(services));

    public async Task WriteAsync(HttpContext context)
    {
        var wire = await _wire.Value;
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Matches(wire.Tag, "public, no-cache"))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var (coding, body) = wire.For(context.Request.GetTypedHeaders().AcceptEncoding);
        if (coding is not null)
            context.Response.Headers.ContentEncoding = coding;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static async Task<Wire> MakeAsync(IServiceProvider services)
    {
        var document = await services
            .GetRequiredKeyedService<IOpenApiDocumentProvider>(Version)
            .GetOpenApiDocumentAsync();
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        var plain = System.Text.Encoding.UTF8.GetBytes(text.ToString());
        return new(
            Convert.ToHexStringLower(SHA256.HashData(plain))[..16],
            plain,
            Pack(plain, packed => new BrotliStream(packed, CompressionLevel.Optimal)),
            Pack(plain, packed => new GZipStream(packed, CompressionLevel.Optimal))
        );
    }

    private static byte[] Pack(byte[] plain, Func<Stream, Stream> coder)
    {
        using var packed = new MemoryStream();
        using (var stream = coder(packed))
            stream.Write(plain);
        return packed.ToArray();
    }

    private sealed record Wire(string Tag, byte[] Plain, byte[] Brotli, byte[] Gzip)
    {
        /// <summary>Brotli, else gzip, as the caller accepts; uncompressed when it accepts neither.</summary>
        public (string? Coding, byte[] Body) For(IList<StringWithQualityHeaderValue> accepted) =>
            Takes(accepted, ServedDocument.Brotli) ? (ServedDocument.Brotli, Brotli)
            : Takes(accepted, ServedDocument.Gzip) ? (ServedDocument.Gzip, Gzip)
            : (null, Plain);

        private static bool Takes(IList<StringWithQualityHeaderValue> accepted, StringSegment coding) =>
            accepted.Any(value => value.Quality != 0 && value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase));
    }
}
