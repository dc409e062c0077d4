package org.trmgateway.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Everything this build ships, read once. */
final class ProductClasses {

    static final String ROOT = "org.trmgateway";

    /** Made by a generator from the WSDL: our rules are not its rules. */
    static final String GENERATED = "org.trmgateway.contracts.wire..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private ProductClasses() {}

    static JavaClasses all() {
        return CLASSES;
    }
}
