<?xml version="1.0" encoding="UTF-8"?>
<!-- Members of a JSON object for leaves of a message. A member is there when its leaf is; it always has the same type. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:iom="urn:trmgateway:iom" xmlns:c="urn:trmgateway:messages:1"
                xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-national.xsl"/>

  <!-- who says this, to whom, when: what the office quotes in its answer stands first -->
  <xsl:template name="iom:provenance">
    <xsl:param name="form" as="xs:string"/>
    <string key="form"><xsl:value-of select="$form"/></string>
    <string key="format">iom-intake/1</string>
    <string key="messageId"><xsl:value-of select="$trm:context?message-id"/></string>
    <string key="caseReference"><xsl:value-of select="$trm:context?case-reference"/></string>
    <xsl:for-each select="$trm:context?case-number[. ne '']">
      <string key="caseNumber"><xsl:value-of select="."/></string>
    </xsl:for-each>
    <xsl:for-each select="$trm:context?in-reply-to[. ne '']">
      <string key="inReplyTo"><xsl:value-of select="."/></string>
    </xsl:for-each>
    <string key="from"><xsl:value-of select="$trm:context?from"/></string>
    <string key="to"><xsl:value-of select="$trm:context?to"/></string>
    <string key="created"><xsl:value-of select="$trm:context?created"/></string>
  </xsl:template>

  <!-- what translation lost, what was asked and not stated, and what was sealed for somebody: at the end of every form -->
  <xsl:template name="iom:remarks">
    <array key="notStated">
      <xsl:for-each select=".//c:*[@trm_dataStatus]">
        <map>
          <string key="element"><xsl:value-of select="local-name()"/></string>
          <xsl:sequence select="iom:described('reason', 'trm_DataStatus', @trm_dataStatus)"/>
        </map>
      </xsl:for-each>
    </array>
    <array key="losses">
      <xsl:for-each select="c:Losses/c:trm_Loss">
        <xsl:variable name="loss" select="tokenize(.)"/>
        <map>
          <string key="field"><xsl:value-of select="$loss[1]"/></string>
          <xsl:sequence select="iom:described('kind', 'loss', $loss[2])"/>
          <string key="rule"><xsl:value-of select="$loss[3]"/></string>
        </map>
      </xsl:for-each>
    </array>
    <array key="sealedFor">
      <xsl:for-each select="c:Sealed/c:trm_SealedPart">
        <string><xsl:value-of select="@to"/></string>
      </xsl:for-each>
    </array>
  </xsl:template>

  <xsl:function name="iom:text" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="leaf" as="element()?"/>
    <xsl:for-each select="$leaf[not(@trm_dataStatus)]">
      <string key="{$key}"><xsl:value-of select="."/></string>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="iom:texts" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="leaves" as="element()*"/>
    <xsl:where-populated>
      <array key="{$key}">
        <xsl:for-each select="$leaves[not(@trm_dataStatus)]">
          <string><xsl:value-of select="."/></string>
        </xsl:for-each>
      </array>
    </xsl:where-populated>
  </xsl:function>

  <xsl:function name="iom:number" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="leaf" as="element()?"/>
    <xsl:for-each select="$leaf[not(@trm_dataStatus)]">
      <number key="{$key}"><xsl:value-of select="xs:integer(.)"/></number>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="iom:boolean" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="leaf" as="element()?"/>
    <xsl:for-each select="$leaf[not(@trm_dataStatus)]">
      <boolean key="{$key}"><xsl:value-of select="."/></boolean>
    </xsl:for-each>
  </xsl:function>

  <!-- code, label, and the code of the country that sent it -->
  <xsl:function name="iom:code" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="leaf" as="element()?"/>
    <xsl:param name="list" as="xs:string"/>
    <xsl:for-each select="$leaf[not(@trm_dataStatus)]">
      <map key="{$key}"><xsl:call-template name="iom:members"><xsl:with-param name="list" select="$list"/></xsl:call-template></map>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="iom:codes" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="leaves" as="element()*"/>
    <xsl:param name="list" as="xs:string"/>
    <xsl:where-populated>
      <array key="{$key}">
        <xsl:for-each select="$leaves[not(@trm_dataStatus)]">
          <map><xsl:call-template name="iom:members"><xsl:with-param name="list" select="$list"/></xsl:call-template></map>
        </xsl:for-each>
      </array>
    </xsl:where-populated>
  </xsl:function>

  <xsl:template name="iom:members">
    <xsl:param name="list" as="xs:string"/>
    <string key="code"><xsl:value-of select="."/></string>
    <string key="label"><xsl:value-of select="trm:label($list, .)"/></string>
    <xsl:for-each select="trm:original(.)">
      <string key="originalCode"><xsl:value-of select="."/></string>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="iom:described" as="element()">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="list" as="xs:string"/>
    <xsl:param name="code" as="item()"/>
    <map key="{$key}">
      <string key="code"><xsl:value-of select="$code"/></string>
      <string key="label"><xsl:value-of select="trm:label($list, $code)"/></string>
    </map>
  </xsl:function>
</xsl:stylesheet>
