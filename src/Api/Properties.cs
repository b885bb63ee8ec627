using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ReliefApi.IntegrationTests")]
[assembly: InternalsVisibleTo("ReliefApi.ContractTests")]
[assembly: InternalsVisibleTo("ReliefApi.ArchitectureTests")]
[assembly: InternalsVisibleTo("ReliefApi.Benchmarks")]
