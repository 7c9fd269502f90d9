namespace MsaOrleans.Api.Http;

/// <summary>An answer under an entity tag: 304 for a caller that has it already (RFC 9110 §13.1.2).</summary>
/// <param name="always">Whether to give it all the same, since more than what the tag tells has changed.</param>
internal sealed class Tagged(string tag, IResult answer, string? cacheControl = null, bool always = false) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var isKnown = httpContext.Matches(tag, cacheControl) && !always;
        return (isKnown ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : answer).ExecuteAsync(httpContext);
    }
}
