// What the service costs on this machine:
// dotnet run -c Release --project tests/Benchmarks -- compare [--quick] [scenario…]   the service beside the baseline
// dotnet run -c Release --project tests/Benchmarks -- start from process to first answer, and memory
// dotnet run -c Release --project tests/Benchmarks -- micro [BenchmarkDotNet's own]   single rules
using BenchmarkDotNet.Running;
using MsaOrleans.Benchmarks.Compare;
using MsaOrleans.Benchmarks.Micro;

switch (args)
{
    case ["compare", .. var options]:
        return await Comparison.RunAsync(options);
    case ["start", ..]:
        return await StartUp.RunAsync();
    case ["micro", .. var options]:
        BenchmarkSwitcher
            .FromTypes([
                typeof(DeadlineBenchmark),
                typeof(SubmissionBenchmark),
                typeof(ContactBytesBenchmark),
                typeof(EnvelopeBenchmark),
            ])
            .Run(options);
        return 0;
    default:
        Console.Error.WriteLine("compare [--quick | --smoke] [scenario…] | start | micro");
        return 2;
}
