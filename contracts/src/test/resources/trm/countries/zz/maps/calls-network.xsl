<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:java="java:java.lang.System" exclude-result-prefixes="#all">

  <xsl:template match="/">
    <out><xsl:copy-of select="doc('http://127.0.0.1:9/x')"/></out>
  </xsl:template>
</xsl:stylesheet>
