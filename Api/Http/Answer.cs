using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using MsaOrleans.Api.Problems;

namespace MsaOrleans.Api.Http;

/// <summary>
/// What a grain says, as the HTTP answer: 200 and its value, or the problem that its refusal stands for.
/// </summary>
internal sealed class Answer<T>(IResult result) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    int? IStatusCodeHttpResult.StatusCode => Statuses.Of(result);

    public static implicit operator Answer<T>(ProblemHttpResult problem) => new(problem);

    public Task ExecuteAsync(HttpContext httpContext) => result.ExecuteAsync(httpContext);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"])
        );
}

/// <summary>The same for calls without a value: 204.</summary>
internal sealed class Done(IResult result) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    int? IStatusCodeHttpResult.StatusCode => Statuses.Of(result, StatusCodes.Status204NoContent);

    public Task ExecuteAsync(HttpContext httpContext) => result.ExecuteAsync(httpContext);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status204NoContent, typeof(void)));
}

/// <summary>The one way from an outcome to an answer.</summary>
internal static class Answers
{
    public static Task<Answer<T>> ToAnswerAsync<T>(this Task<Outcome<T>> call)
        where T : class => call.ToAnswerAsync<T, T>(TypedResults.Ok);

    /// <param name="show">How the value is shown.</param>
    public static async Task<Answer<TShown>> ToAnswerAsync<T, TShown>(this Task<Outcome<T>> call, Func<T, IResult> show)
        where T : class => new((await call).ToResult(show));

    public static async Task<Done> ToDoneAsync<T>(this Task<Outcome<T>> call)
        where T : class => new((await call).ToResult(_ => TypedResults.NoContent()));

    public static async Task<Done> ToDoneAsync(this Task<Refusal?> call) =>
        new(await call is { } refusal ? refusal.ToResult() : TypedResults.NoContent());

    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, IResult> show)
        where T : class => outcome.Match(show, refusal => refusal.ToResult());
}
