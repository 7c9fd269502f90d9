using MsaOrleans.Api.Portal;

namespace MsaOrleans.Api.Problems;

public static class ProblemServices
{
    /// <summary>Every error answer, whoever writes it, is a problem with a code and a French sentence.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services) =>
        services
            .Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true)
            .AddExceptionHandler<UnexpectedHandler>()
            // Asked in this order, before the framework's.
            .AddSingleton<IProblemDetailsWriter>(services => new ErrorPages(
                services.GetRequiredService<Pages>().CompleteAsync
            ))
            .AddSingleton<IProblemDetailsWriter, ProblemWriter>()
            .AddProblemDetails();
}
