namespace MsaOrleans.Api.Http;

/// <summary>An answer under an entity tag: 304 for a caller that has it already (RFC 9110 §13.1.2).</summary>
/// <param name="always">Whether to answer in full even when the tag matches, because the tag does not cover all that
/// may have changed.</param>
internal sealed class Tagged(string tag, IResult answer, string? cacheControl = null, bool always = false) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var isKnown = httpContext.Matches(tag, cacheControl) && !always;
        return (isKnown ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : answer).ExecuteAsync(httpContext);
    }
}
