namespace MsaOrleans.Api.Problems;

/// <summary>A refusal as it goes over the wire: its problem, and when it is worth trying again.</summary>
public sealed class RefusalResult(Refusal refusal) : IResult, IStatusCodeHttpResult
{
    int? IStatusCodeHttpResult.StatusCode => ProblemCatalog.Of(refusal.Code).Status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (refusal.RetryAfter is { } delay)
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(delay.TotalSeconds).ToString("0", null);
        return refusal.ToProblem().ExecuteAsync(httpContext);
    }
}
