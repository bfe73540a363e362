-- removeDefinition

-- setDefinition

-- setDefinition
