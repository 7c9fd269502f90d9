using Microsoft.Net.Http.Headers;

namespace MsaOrleans.Api.Http;

/// <summary>
/// What a body may come as: as it is, in UTF-8 (RFC 8259 §8.1). Whatever is packed or written otherwise is answered 415
/// before anybody tries to read it.
/// </summary>
internal static class BodyFormat
{
    private const string AsItIs = "identity";

    public static void UseBodyFormat(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (
                    !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
                    || IsReadable(context.Request.Headers)
                )
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
                context.Response.Headers.AcceptEncoding = AsItIs;
                return Task.CompletedTask;
            }
        );

    private static bool IsReadable(IHeaderDictionary headers) =>
        headers
            .GetCommaSeparatedValues(HeaderNames.ContentEncoding)
            .All(coding => coding.Equals(AsItIs, StringComparison.OrdinalIgnoreCase)) && IsUtf8(headers.ContentType);

    private static bool IsUtf8(string? contentType) =>
        !MediaTypeHeaderValue.TryParse(contentType, out var type)
        || !type.Charset.HasValue
        || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
