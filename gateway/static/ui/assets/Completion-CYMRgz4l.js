import{B as e,Br as t,Dt as n,E as r,En as i,Ft as a,H as o,Hi as s,L as c,Mr as l,Mt as u,Nt as d,On as f,Ot as p,Tt as m,Ui as h,V as g,Vi as _,Wi as v,Xi as y,Yi as b,_a as ee,ba as te,ha as ne,hi as x,j as S,li as C,ma as w,oi as T,ri as E,ui as D,vt as O,x as re,y as k}from"./ui-DfYh_Zev.js";import{n as ie,t as ae}from"./Conversation-Q4fA9JGK.js";import{n as oe,r as A,t as j}from"./paths-DCL5ejDm.js";import{t as se}from"./sessionLink-Dmt5-60b.js";import{t as M}from"./useMutation-C_Iw3qfN.js";import{c as N,o as ce,s as le}from"./TurnOf-C_sTQ-cS.js";var P=te(ee(),1),F={header:`_header_17bjq_1`,facts:`_facts_17bjq_7`,filter:`_filter_17bjq_29`,second:`_second_17bjq_36`,bad:`_bad_17bjq_40`,tools:`_tools_17bjq_44`,parts:`_parts_17bjq_53`,reason:`_reason_17bjq_69`,tags:`_tags_17bjq_78`,tabs:`_tabs_17bjq_116`,note:`_note_17bjq_136`,stack:`_stack_17bjq_144`,grades:`_grades_17bjq_159`,counts:`_counts_17bjq_176`,values:`_values_17bjq_180`,veil:`_veil_17bjq_208`,modal:`_modal_17bjq_217`},I=ne(),ue={UNICODE:`halves of surrogate pairs, or bytes that are no UTF-8, are U+FFFD`,NUMBER:`a number that cannot be stored is a text`,KEY:`a key has another name`,DEPTH:`what is nested too deep is its JSON text`,SIZE:`what has too many values is its JSON text`,CONVERTED:`it was converted`,CUT:`it was too long`,LEFT_OUT:`it is not stored`,MORE:`there are more`};function de({of:{id:e,alterations:t}}){return t.length===0?null:(0,I.jsxs)(`details`,{className:F.note,children:[(0,I.jsxs)(`summary`,{children:[`≠ What is stored differs from what was logged in `,t.length,` `,t.length===1?`place`:`places`]}),(0,I.jsx)(`ul`,{children:t.map(({path:t,kind:n,original:r},i)=>(0,I.jsxs)(`li`,{children:[(0,I.jsx)(pe,{id:e,pointer:t}),`: `,ue[n],r!==null&&(0,I.jsxs)(I.Fragment,{children:[`; logged was `,(0,I.jsx)(`code`,{children:(0,I.jsx)(k,{text:r})})]})]},i))})]})}var fe=[`request`,`response`,`extra`];function pe({id:e,pointer:t}){let[n=``,...r]=oe(t),i=(0,I.jsx)(`code`,{children:(0,I.jsx)(k,{text:t})});if(!fe.includes(n))return i;let a=encodeURIComponent(JSON.stringify(A(r)));return(0,I.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${n}&at=${a}`,children:i})}function me({of:{id:e,answers:t}}){let n=Math.max(0,...(t??[]).map(e=>Array.isArray(e)?e.length:0));return n<2?null:(0,I.jsxs)(`p`,{className:F.note,children:[`Of `,n,` answers this is the first; all of them stand in the`,` `,(0,I.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=response`,children:`Response`}),`.`]})}var he=x(`
  query CompletionHead($id: ID!) {
    completion(id: $id) {
      id
      kind
      status
      tags
      model
      provider
      operation
      finishReason
      providerFinishReason
      isRefusal
      duration
      timeToFirstToken
      promptVersion
      failureKind
      failureReason
      createdAt
      clientCreatedAt
      updatedAt
      revision
      sessionId
      session {
        id
        name
      }
      userId
      isDerivationPending
      usage {
        promptTokens
        completionTokens
        totalTokens
        cachedTokens
        cacheWriteTokens
        reasoningTokens
        audioTokens
      }
      cost {
        total
        input
        output
        cached
        priceSource
        priceDate
        pricedModel
      }
      alterations {
        path
        kind
        original
      }
      answers: values(paths: ["response.choices.index", "response.candidates.index"])
    }
  }
`),ge=x(`
  query CompletionPayload($id: ID!) {
    completion(id: $id) {
      request
      response
      extra
    }
  }
`),_e=x(`
  query CompletionStack($id: ID!) {
    completion(id: $id) {
      stacktrace {
        file
        line
        lineno
        name
      }
    }
  }
`),ve=x(`
  query CompletionFeedback($id: ID!, $after: String) {
    completion(id: $id) {
      feedbackTasks {
        id
        name
        archivedAt
      }
      feedback(first: 100, after: $after) {
        nodes {
          id
          createdAt
          updatedAt
          taskId
          taskVersion
          task {
            id
            name
            version
          }
          jsonValues
          comment
          author {
            tokenId
            name
          }
          grader {
            kind
            id
            name
          }
          revision
          revisedBy {
            tokenId
            name
          }
          history {
            revision
            at
            tokenId
            taskVersion
            jsonValues
            comment
            grader {
              kind
              id
              name
            }
          }
          adjudicates
        }
        pageInfo {
          hasNextPage
        }
        totalCount
      }
    }
  }
`),ye=x(`
  mutation CompletionAddTags($id: ID!, $tags: [String!]!) {
    addTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),be=x(`
  mutation CompletionRemoveTags($id: ID!, $tags: [String!]!) {
    removeTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),xe=x(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),Se=x(`
  query CompletionNeighbour($filter: CompletionFilter!, $direction: OrderDirection!) {
    completions(
      filter: $filter
      orderBy: [{ field: CREATED_AT, direction: $direction }]
      first: 1
    ) {
      nodes {
        id
      }
    }
  }
`),Ce=x(`
  subscription CompletionOfPageChanged($filter: CompletionFilter!, $after: String) {
    completionChanged(filter: $filter, after: $after) {
      cursor
      type
      completion {
        revision
        status
      }
    }
  }
`),we=x(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),L=e=>b({queryKey:[`completion`,e,`head`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await T(he,{id:e},{signal:t});if(n.completion===null&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return{completion:n.completion,errors:r}}}),Te=e=>b({queryKey:[`completion`,e,`stack`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await T(_e,{id:e},{signal:t});if(!n.completion)throw r[0]??R();return n.completion.stacktrace}}),Ee=e=>b({queryKey:[`completion`,e,`feedback`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await T(ve,{id:e,after:null},{signal:t});if(!n.completion?.feedback)throw r[0]??R();return{...n.completion.feedback,tasks:n.completion.feedbackTasks}}});async function De(e,t){let{data:n}=await T(Se,{filter:{createdAt:t?{gt:e}:{lt:e}},direction:t?`ASC`:`DESC`});return n.completions?.nodes[0]?.id??null}function R(){return new C(`NOT_FOUND`,{message:`This completion is not here any more.`})}function Oe({id:t}){let{data:n,error:r,isPending:i,refetch:a}=y(Ee(t));if(i)return(0,I.jsx)(l,{});if(r)return(0,I.jsx)(p,{error:r,retry:()=>void a()});let o=new Map;for(let e of n.nodes)o.set(e.taskId,[...o.get(e.taskId)??[],e]);let s=n.tasks.filter(e=>!o.has(e.id)&&e.archivedAt===null);return(0,I.jsxs)(`div`,{className:F.feedback,children:[n.nodes.length===0&&(0,I.jsx)(e,{title:`Not graded`,children:(0,I.jsx)(`p`,{children:`Nobody has given feedback on it.`})}),[...o].map(([e,t])=>(0,I.jsx)(ke,{id:e,grades:t},e)),n.pageInfo.hasNextPage&&(0,I.jsxs)(`p`,{children:[`The newest `,n.nodes.length,` of `,n.totalCount,` grades.`]}),s.length>0&&(0,I.jsxs)(`section`,{children:[(0,I.jsx)(`h2`,{children:`Tasks that want a grade`}),(0,I.jsx)(`ul`,{children:s.map(e=>(0,I.jsxs)(`li`,{children:[(0,I.jsx)(`a`,{href:z(e.id),className:F.filter,children:(0,I.jsx)(k,{text:e.name})}),` `,(0,I.jsx)(`a`,{href:`#/grade/${encodeURIComponent(e.id)}?i=${encodeURIComponent(t)}`,"aria-label":`Grade it for ${e.name}`,children:`Grade it`})]},e.id))})]})]})}var z=e=>`#/tasks/${encodeURIComponent(e)}`;function ke({id:e,grades:t}){let n=t[0]?.task;return(0,I.jsxs)(`section`,{children:[(0,I.jsx)(`h2`,{children:n?(0,I.jsx)(`a`,{href:z(e),className:F.filter,children:(0,I.jsx)(k,{text:n.name})}):`A task that is gone`}),(0,I.jsx)(`ul`,{className:F.grades,children:t.map(e=>(0,I.jsx)(`li`,{"data-counts":e.adjudicates,children:(0,I.jsx)(Ae,{grade:e})},e.id))})]})}function Ae({grade:e}){let t=e.task?.version,n=t!==void 0&&t!==e.taskVersion;return(0,I.jsxs)(I.Fragment,{children:[(0,I.jsxs)(`p`,{className:F.tools,children:[e.adjudicates&&(0,I.jsx)(`strong`,{className:F.counts,children:`★ the one that counts`}),(0,I.jsxs)(`span`,{children:[`by `,(0,I.jsx)(`b`,{children:B(e)})]}),e.grader?.name!==e.author?.name&&e.author&&(0,I.jsxs)(`span`,{className:F.second,children:[`token `,(0,I.jsx)(k,{text:e.author.name??e.author.tokenId})]}),(0,I.jsx)(S,{at:e.createdAt}),(0,I.jsxs)(`span`,{className:F.second,children:[`version `,e.taskVersion,n&&` of ${t}`]})]}),(0,I.jsx)(V,{of:e.jsonValues,comment:e.comment}),e.history.length>0&&(0,I.jsx)(je,{grade:e})]})}function B({grader:e,author:t}){let n=e?.name??e?.id??t?.name??t?.tokenId??`nobody known`,r=e&&e.kind!==`HUMAN`?` (${e.kind.toLowerCase()})`:``;return(0,I.jsx)(k,{text:n+r})}function je({grade:e}){let[t,n]=(0,P.useState)(!1);return(0,I.jsxs)(`div`,{children:[(0,I.jsxs)(f,{"aria-expanded":t,onPress:()=>n(!t),children:[t?`▾`:`▸`,` Corrected `,e.history.length,` `,e.history.length===1?`time`:`times`,`, last `,(0,I.jsx)(S,{at:e.updatedAt}),` by`,` `,(0,I.jsx)(k,{text:e.revisedBy?.name??e.revisedBy?.tokenId??`nobody known`})]}),t&&(0,I.jsx)(`ol`,{className:F.grades,"aria-label":`Earlier revisions, newest first`,children:e.history.toReversed().map(e=>(0,I.jsxs)(`li`,{children:[(0,I.jsxs)(`p`,{className:F.tools,children:[`revision `,e.revision,` `,(0,I.jsx)(S,{at:e.at}),(0,I.jsxs)(`span`,{className:F.second,children:[`version `,e.taskVersion]}),e.grader&&B(e)]}),(0,I.jsx)(V,{of:e.jsonValues,comment:e.comment})]},e.revision))})]})}function V({of:e,comment:t}){let n=typeof e==`object`&&e&&!Array.isArray(e)?Object.entries(e):[[``,e]];return(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(`dl`,{className:F.values,children:n.map(([e,t])=>(0,I.jsxs)(`div`,{children:[(0,I.jsx)(`dt`,{children:(0,I.jsx)(k,{text:e})}),(0,I.jsx)(`dd`,{children:(0,I.jsx)(k,{text:typeof t==`string`?t:JSON.stringify(t,null,1)})})]},e))}),t!==``&&(0,I.jsx)(`blockquote`,{children:(0,I.jsx)(k,{text:t})})]})}function Me({role:e,...t}){let n=E(e),r=(0,P.useId)();return n===null?(0,I.jsx)(f,{...t}):(0,I.jsxs)(`span`,{children:[(0,I.jsx)(f,{...t,isDisabled:!0,"aria-describedby":r}),` `,(0,I.jsx)(`small`,{id:r,children:n})]})}function Ne({id:e}){let[t,n]=(0,P.useState)(!1);return(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(Me,{role:`ADMIN`,onPress:()=>n(!0),children:`Delete …`}),(0,I.jsx)(d,{isOpen:t,onOpenChange:n,isDismissable:!0,className:F.veil??``,children:(0,I.jsx)(u,{className:F.modal??``,children:(0,I.jsx)(Pe,{id:e,close:()=>n(!1)})})})]})}function Pe({id:e,close:t}){let n=w(),r=s(),{mutate:o,isPending:c,error:l}=M({mutationFn:()=>T(xe,{id:e}),onSuccess:()=>{O(`Deleted`),t(),n.removeQueries({queryKey:[`completion`,e]}),n.invalidateQueries({queryKey:[`completions`]}),r({to:`/completions`})}});return(0,I.jsxs)(a,{role:`alertdialog`,children:[(0,I.jsx)(i,{slot:`title`,children:`Delete this completion?`}),(0,I.jsxs)(`p`,{children:[(0,I.jsx)(`code`,{children:e}),` is gone for good, and so is it from the feedback on it.`]}),l&&(0,I.jsxs)(`p`,{role:`alert`,className:F.bad,children:[`✕ `,D(l).message]}),(0,I.jsxs)(`div`,{className:F.tools,children:[(0,I.jsx)(f,{autoFocus:!0,onPress:t,children:`Keep it`}),(0,I.jsx)(f,{className:`primary`,isDisabled:c,onPress:()=>o(),children:`Delete it`})]})]})}function Fe({of:{id:e,tags:n}}){let r=E(`WRITER`),i=(0,P.useId)(),a=(0,P.useRef)(null),o=Ie(e);t((0,P.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:r,run:()=>a.current?.focus()}],[r]));let s=e=>o.mutate({tag:e,isAdded:!1});return(0,I.jsxs)(`div`,{className:F.tags,children:[(0,I.jsx)(`ul`,{"aria-label":`Tags`,children:n.map(e=>(0,I.jsxs)(`li`,{children:[(0,I.jsx)(K,{by:{tags:{hasAll:[e]}},children:(0,I.jsx)(k,{text:e})}),r===null&&(0,I.jsx)(f,{"aria-label":`Take away the tag ${e}`,onPress:()=>s(e),children:`×`})]},e))}),(0,I.jsx)(Le,{input:a,isDisabled:r!==null,why:i,add:e=>o.mutate({tag:e,isAdded:!0})}),r!==null&&(0,I.jsx)(`small`,{id:i,children:r}),o.error&&(0,I.jsxs)(`span`,{role:`alert`,className:F.bad,children:[`✕ `,D(o.error).message]})]})}function Ie(e){let t=w();return M({mutationFn:async({tag:t,isAdded:n})=>{let r={id:e,tags:[t]},[i]=(n?(await T(ye,r)).data.addTags?.results:(await T(be,r)).data.removeTags?.results)??[];if(i?.error)throw new C(i.error.code,i.error);return i?.completion},onSuccess:(n,{tag:r,isAdded:i})=>{if(O(i?`Tagged ${r}`:`${r} is taken away`),!n)return;let{queryKey:a}=L(e);t.setQueryData(a,e=>e?.completion?{...e,completion:{...e.completion,...n}}:e)}})}function Le({input:e,isDisabled:t,why:n,add:r}){let[i,a]=(0,P.useState)(``),o=(0,P.useId)(),s=y({queryKey:[`tag-suggestions`,i],queryFn:({signal:e})=>T(we,{prefix:i},{signal:e}),enabled:i!==``&&i.length<=100});return(0,I.jsxs)(`form`,{onSubmit:e=>{e.preventDefault(),i.trim()!==``&&r(i.trim()),a(``)},children:[(0,I.jsx)(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:i,list:o,disabled:t,...t&&{"aria-describedby":n},onChange:({target:e})=>a(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),(0,I.jsx)(`datalist`,{id:o,children:s.data?.data.suggest?.names.map(({name:e})=>(0,I.jsx)(`option`,{value:e},e))})]})}var H=new Intl.NumberFormat(`en`);function Re({of:e}){if(!e)return`–`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return(0,I.jsx)(U,{all:e.totalTokens===null?`–`:H.format(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:(0,I.jsx)(W,{name:e,value:H.format(t),depth:n},e))})}function ze({of:e}){return e?(0,I.jsxs)(U,{all:`$${e.total}`,children:[(0,I.jsx)(W,{name:`input`,value:`$${e.input}`,depth:0}),(0,I.jsx)(W,{name:`read from a cache`,value:`$${e.cached}`,depth:1}),(0,I.jsx)(W,{name:`output`,value:`$${e.output}`,depth:0}),(0,I.jsx)(W,{name:`price of`,value:e.pricedModel,depth:0}),(0,I.jsx)(W,{name:`by`,value:e.priceSource,depth:0}),e.priceDate!==null&&(0,I.jsx)(W,{name:`as of`,value:e.priceDate,depth:0})]}):(0,I.jsx)(`span`,{title:`The price or the tokens are not known for sure`,children:`not known`})}function U({all:e,children:t}){return(0,I.jsxs)(`details`,{className:F.parts,children:[(0,I.jsx)(`summary`,{children:e}),(0,I.jsx)(`table`,{children:(0,I.jsx)(`tbody`,{children:t})})]})}function W({name:e,value:t,depth:n}){return(0,I.jsxs)(`tr`,{children:[(0,I.jsx)(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),(0,I.jsx)(`td`,{children:t})]})}function Be({of:e}){return(0,I.jsxs)(`header`,{className:F.header,children:[(0,I.jsxs)(`dl`,{className:F.facts,children:[(0,I.jsx)(G,{name:`Status`,children:e.status===null?(0,I.jsx)(r,{of:null}):(0,I.jsx)(K,{by:{status:{eq:e.status}},children:(0,I.jsx)(r,{of:e.status})})}),e.failureKind!==null&&(0,I.jsx)(G,{name:`Failure`,children:(0,I.jsx)(K,{by:{failureKind:{eq:e.failureKind}},children:(0,I.jsx)(k,{text:e.failureKind})})}),(0,I.jsx)(Ve,{of:e}),(0,I.jsx)(G,{name:`Duration`,children:J(e.duration)}),e.timeToFirstToken!==null&&(0,I.jsx)(G,{name:`First token`,children:J(e.timeToFirstToken)}),(0,I.jsx)(G,{name:`Tokens`,children:(0,I.jsx)(Re,{of:e.usage})}),(0,I.jsx)(G,{name:`Cost`,children:(0,I.jsx)(ze,{of:e.cost})}),(0,I.jsx)(He,{of:e}),(0,I.jsx)(Ue,{of:e}),(0,I.jsx)(G,{name:`Made`,children:(0,I.jsx)(S,{at:e.createdAt})}),e.clientCreatedAt!==null&&(0,I.jsx)(G,{name:`Made, as the client says`,children:e.clientCreatedAt}),(0,I.jsxs)(G,{name:`Changed`,children:[(0,I.jsx)(S,{at:e.updatedAt}),` `,(0,I.jsxs)(`span`,{className:F.second,children:[`revision `,e.revision]})]}),(0,I.jsx)(G,{name:`Id`,children:(0,I.jsx)(`code`,{children:(0,I.jsx)(k,{text:e.id})})})]}),e.isDerivationPending&&(0,I.jsx)(`p`,{className:F.second,children:`Model, tokens and cost are still being worked out.`}),e.failureReason!==null&&(0,I.jsx)(We,{text:e.failureReason}),(0,I.jsxs)(`div`,{className:F.tools,children:[(0,I.jsx)(Fe,{of:e}),(0,I.jsx)(Ne,{id:e.id})]})]})}function G({name:e,children:t}){return(0,I.jsxs)(`div`,{children:[(0,I.jsx)(`dt`,{children:e}),(0,I.jsx)(`dd`,{children:t})]})}function K({by:e,children:t}){return(0,I.jsx)(_,{to:`/completions`,search:{f:e},className:F.filter,children:t})}function Ve({of:{model:e,provider:t,operation:n}}){return(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(G,{name:`Model`,children:e===null?`–`:(0,I.jsx)(K,{by:{model:{eq:e}},children:(0,I.jsx)(k,{text:e})})}),t!==null&&(0,I.jsx)(G,{name:`Provider`,children:(0,I.jsx)(K,{by:{provider:{eq:t}},children:(0,I.jsx)(k,{text:t})})}),n!==null&&(0,I.jsx)(G,{name:`Operation`,children:(0,I.jsx)(K,{by:{operation:{eq:n}},children:n.toLowerCase()})})]})}function He({of:{finishReason:e,providerFinishReason:t,isRefusal:n}}){return e===null?null:(0,I.jsxs)(G,{name:`Ended by`,children:[(0,I.jsx)(K,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&(0,I.jsx)(`code`,{children:(0,I.jsx)(k,{text:t})}),n&&(0,I.jsx)(`strong`,{className:F.bad,children:` ✕ refusal`})]})}function Ue({of:{id:e,session:t,sessionId:n,userId:r,promptVersion:i}}){return(0,I.jsxs)(I.Fragment,{children:[n!==null&&(0,I.jsx)(G,{name:`Session`,children:(0,I.jsx)(`a`,{href:se(n,e),className:F.filter,children:(0,I.jsx)(k,{text:t?.name||n})})}),r!==null&&(0,I.jsx)(G,{name:`User`,children:(0,I.jsx)(K,{by:{userId:{eq:r}},children:(0,I.jsx)(k,{text:r})})}),i!==null&&(0,I.jsx)(G,{name:`Prompt version`,children:(0,I.jsx)(K,{by:{promptVersion:{eq:i}},children:(0,I.jsx)(k,{text:i})})})]})}var q=500;function We({text:e}){let t=e=>(0,I.jsx)(`div`,{className:F.reason,children:(0,I.jsx)(k,{text:e})});return e.length<=q?t(e):(0,I.jsxs)(`details`,{children:[(0,I.jsxs)(`summary`,{children:[(0,I.jsx)(k,{text:e.slice(0,q)}),`… (`,e.length,` characters)`]}),t(e)]})}function J(e){return e===null?`–`:e<1?`${(e*1e3).toFixed(0)} ms`:`${e.toFixed(2)} s`}var Y=[`request`,`response`,`extra`];function X(e,t,n){return`{"payload":[${`{"path":${JSON.stringify(A(e))},"${n?`ne`:`eq`}":${t}}`}]}`}function Ge(e){return JSON.stringify(JSON.parse(e))===e||!/^-?\d/.test(e)}var Ke=1e3;function qe({held:e,field:n,row:r}){let i=r?.node,[a,o]=(0,P.useState)(``),[s,l]=(0,P.useState)(null),[u,d]=(0,P.useState)(!1);(0,P.useEffect)(()=>{i!==void 0&&e.path(n,i).then(o,()=>void 0)},[e,n,i]);let p=r!==void 0&&a!==``&&r.count===0&&r.length<=Ke&&Y.includes(n),m=e=>X([n,...j(a)],r?.value??`null`,e),h=p&&r.length===r.value.length?r.value:null,g=e=>h!==null&&Ge(h)?`#/completions?f=${encodeURIComponent(m(e))}`:void 0,[_,v]=[g(!1),g(!0)];if(t((0,P.useMemo)(()=>{let e=`JSON`,t=_===void 0?`not for this value`:null,n=e=>()=>{e!==void 0&&(location.hash=e)};return[{id:`filter-to`,title:`Filter to this value`,group:e,keys:[`+`],unavailable:t,run:n(_)},{id:`exclude`,title:`Exclude this value`,group:e,keys:[`-`],unavailable:t,run:n(v)}]},[_,v])),!r)return null;let y=async()=>c(await e.value(r.node),`the value`),b=async()=>{let t=await e.source(r.node);await c(X([n,...j(a)],t,!1),`the filter`)};return(0,I.jsxs)(`section`,{"aria-label":`The focused value`,children:[(0,I.jsxs)(`div`,{className:N.focused,children:[(0,I.jsxs)(`code`,{children:[n,a!==``&&`.`,(0,I.jsx)(k,{text:a})]}),(0,I.jsx)(f,{onPress:()=>void y(),children:`Copy value`}),(0,I.jsx)(f,{onPress:()=>void c([n,a].filter(Boolean).join(`.`),`the path`),children:`Copy path`}),a!==``&&Y.includes(n)&&(0,I.jsx)(f,{onPress:()=>void b(),children:`Copy as filter`}),_&&(0,I.jsx)(`a`,{href:_,children:`Filter to`}),v&&(0,I.jsx)(`a`,{href:v,children:`Exclude`}),r.kind===2&&(0,I.jsx)(f,{onPress:()=>{d(!1),e.clip(r.node).then(e=>l({node:r.node,clip:e}))},children:`Show as text`})]}),s?.node===r.node&&(0,I.jsx)(`div`,{className:N.value,children:(0,I.jsx)(ce,{held:e,clip:s.clip,label:a,isOpen:u,setOpen:d},s.clip.id)})]})}var Je=16,Z=200,Ye={2:N.string,3:N.number,4:N.word,5:N.word},Q=new Intl.NumberFormat(`en`);function Xe({row:e,index:t,start:n,isFocused:r,sought:i,alteration:a,onFocus:o,onFold:s}){let c=i!==``&&Qe(e,i);return(0,I.jsxs)(`div`,{role:`treeitem`,"data-row":t,"aria-level":e.level,"aria-posinset":e.position+1,"aria-setsize":e.siblings,"aria-selected":r,...e.count>0&&{"aria-expanded":!e.isFolded},tabIndex:r?0:-1,className:N.row,style:{transform:`translateY(${n}px)`,paddingInlineStart:(Math.min(e.level,40)-1)*Je},onFocus:o,children:[e.count>0?(0,I.jsx)(`span`,{className:N.twist,onClick:s,"aria-hidden":!0,children:e.isFolded?`▸`:`▾`}):(0,I.jsx)(`span`,{className:N.twist,"aria-hidden":!0}),e.name!==null&&(0,I.jsx)(`span`,{className:N.key,children:(0,I.jsx)(k,{text:Ze(e.name)+`:`})}),(0,I.jsxs)(`span`,{className:`${Ye[e.kind]??``} ${c?N.found:``}`,children:[(0,I.jsx)(k,{text:e.value}),e.length>e.value.length&&e.value!==``&&`…`]}),(0,I.jsx)(`span`,{className:N.size,children:$e(e)}),a&&(0,I.jsxs)(`span`,{className:N.altered,title:a.original??``,children:[`≠ `,a.kind.toLowerCase()]})]})}function Ze(e){let t=e===``?`""`:e;return t.length>Z?`${t.slice(0,Z)}…`:t}function Qe({name:e,value:t},n){return`${e??``} ${t}`.toLowerCase().includes(n.toLowerCase())}function $e(e){return e.kind===0?e.count===0?`{}`:`{${Q.format(e.count)}}`:e.kind===1?e.count===0?`[]`:`[${Q.format(e.count)}]`:e.length>e.value.length?`${Q.format(e.length)} characters`:``}var et=150,tt=new Intl.NumberFormat(`en`);function nt({held:e,field:n,tree:r,sought:i,setSought:a}){let o=(0,P.useRef)(null),[s,c]=(0,P.useState)(null),{lay:l}=r;(0,P.useEffect)(()=>{if(i===``)return;let t=setTimeout(()=>{e.search(n,i).then(t=>{c({count:t,at:0}),O(`${t} found`),t>0&&l(e.match(n,0))})},et);return()=>{clearTimeout(t)}},[e,n,i,l]);let u=t=>{if(!s||s.count===0)return;let r=(s.at+t+s.count)%s.count;c({...s,at:r}),l(e.match(n,r))};return t((0,P.useMemo)(()=>[{id:`filter`,title:`Search the JSON`,group:`JSON`,keys:[`/`],run:()=>o.current?.focus()}],[])),(0,I.jsxs)(`div`,{className:N.tools,role:`search`,children:[(0,I.jsx)(`input`,{ref:o,type:`search`,"aria-label":`Search in ${n}`,placeholder:`Search keys and values`,value:i,onChange:({target:e})=>a(e.value),onKeyDown:e=>{e.key===`Enter`&&u(e.shiftKey?-1:1)}}),s&&i!==``&&(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(`span`,{className:N.count,children:s.count===0?`nothing found`:`${tt.format(s.at+1)} of ${tt.format(s.count)}`}),(0,I.jsx)(f,{"aria-label":`Previous found`,onPress:()=>u(-1),children:`↑`}),(0,I.jsx)(f,{"aria-label":`Next found`,onPress:()=>u(1),children:`↓`})]}),(0,I.jsx)(f,{onPress:()=>l(e.foldAll(n,!0)),children:`Fold all`}),(0,I.jsx)(f,{onPress:()=>l(e.foldAll(n,!1)),children:`Unfold all`})]})}function rt(e,t,n){let[r,i]=(0,P.useState)({count:0,version:0}),[a,o]=(0,P.useState)(0),[s,c]=(0,P.useState)(0),[l,u]=(0,P.useState)({from:0,to:100}),[d,f]=(0,P.useState)({from:0,rows:[]}),[p]=(0,P.useState)(n),m=(0,P.useCallback)((e,{keep:t=!1}={})=>{e.then(({count:e,row:n})=>{i(({version:t})=>({count:e,version:t+1})),o(n<0?t=>Math.min(t,e-1):n),n>=0&&!t&&c(e=>e+1)},()=>void 0)},[]);(0,P.useEffect)(()=>m(e.open(t,p)),[e,t,p,m]),(0,P.useEffect)(()=>{let n=!0;return e.rows(t,l.from,l.to).then(e=>n&&f({from:l.from,rows:e}),()=>void 0),()=>{n=!1}},[e,t,l,r]);let h=(0,P.useCallback)((e,t)=>{u(n=>n.from===e&&n.to===t?n:{from:e,to:t})},[]);return{count:r.count,focused:a,focus:o,row:e=>d.rows[e-d.from],look:h,lay:m,jumps:s,isReady:r.version>0}}var it=24,at=60;function ot({held:e,field:n,at:r=``,onAt:i,alterations:a}){let o=rt(e,n,r),[s,c]=(0,P.useState)(``),u=lt(e,a),d=o.row(o.focused)?.node;return(0,P.useEffect)(()=>{if(d===void 0||!i)return;let t=!0,r=setTimeout(()=>{e.path(n,d).then(e=>t&&i(e))},300);return()=>{t=!1,clearTimeout(r)}},[e,n,d,i]),t((0,P.useMemo)(()=>{let t=`JSON`,r=t=>o.lay(e.foldAll(n,t));return[{id:`json:unfold`,title:`Unfold all`,group:t,keys:[`Shift e`],run:()=>r(!1)},{id:`json:fold`,title:`Fold all`,group:t,run:()=>r(!0)}]},[e,n,o.lay])),(0,I.jsxs)(`div`,{children:[(0,I.jsx)(nt,{held:e,field:n,tree:o,sought:s,setSought:c}),o.isReady?(0,I.jsx)(st,{held:e,field:n,tree:o,sought:s,altered:u}):(0,I.jsx)(l,{}),(0,I.jsx)(qe,{held:e,field:n,row:o.row(o.focused)})]})}function st({held:e,field:t,tree:n,sought:r,altered:i}){let a=(0,P.useRef)(null),{count:o,focused:s,look:c,jumps:l}=n,u=re({count:o,getScrollElement:()=>a.current,estimateSize:()=>it,overscan:20}),{startIndex:d=0,endIndex:f=0}=u.range??{};(0,P.useEffect)(()=>c(Math.max(0,d-at),f+at),[c,d,f]),(0,P.useEffect)(()=>{l>0&&u.scrollToIndex(s,{align:`center`})},[l]);let p=e=>{let t=Math.max(0,Math.min(o-1,e));n.focus(t),u.scrollToIndex(t),requestAnimationFrame(()=>a.current?.querySelector(`[data-row="${t}"]`)?.focus())},m=(r,i)=>{let a=n.row(r);a&&a.count>0&&n.lay(e.fold(t,a.node,i),{keep:!0})},h=e=>{let t=n.row(s),r=g[e.key];!t||!r||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),r(t.count>0&&!t.isFolded,t.node))},g={ArrowDown:()=>p(s+1),ArrowUp:()=>p(s-1),PageDown:()=>p(s+f-d-1),PageUp:()=>p(s-(f-d-1)),Home:()=>p(0),End:()=>p(o-1),ArrowRight:e=>e?p(s+1):m(s,!1),ArrowLeft:(n,r)=>{n?m(s,!0):e.parent(t,r).then(e=>e>=0&&p(e))},e:e=>m(s,e)};return(0,I.jsx)(`div`,{ref:a,className:N.tree,role:`tree`,"aria-label":`JSON of ${t}`,onKeyDown:h,children:(0,I.jsx)(`div`,{style:{height:u.getTotalSize()},className:N.all,role:`none`,children:u.getVirtualItems().map(({index:e,start:t})=>{let a=n.row(e);return a?(0,I.jsx)(Xe,{row:a,index:e,start:t,sought:r,isFocused:e===s,alteration:i.get(a.node),onFocus:()=>n.focus(e),onFold:()=>m(e,!a.isFolded)},a.node):null})})})}var ct=new Map;function lt(e,t){let[n,r]=(0,P.useState)(ct);return(0,P.useEffect)(()=>{t&&t.length!==0&&e.pointed(t.map(({path:e})=>e)).then(e=>r(new Map(e.flatMap((e,n)=>{let r=t[n];return r&&e>=0?[[e,r]]:[]}))),()=>void 0)},[e,t]),n}function ut({answered:t,field:n,alterations:r,at:i,onAt:a}){return t.loaded.has[n]===!0?(0,I.jsx)(ot,{held:t.held,field:n,onAt:a,alterations:r,at:i??``}):(0,I.jsx)(e,{title:`No ${n}`,children:(0,I.jsx)(`p`,{children:`Nothing of it is logged.`})})}function dt(e,{rows:t,isWhole:n}=o()){let r=t.findIndex(t=>t.id===e);return r<0?null:{before:t[r-1]?.id??null,after:t[r+1]?.id??null,place:r,count:t.length,isWhole:n}}var ft=new Intl.NumberFormat(`en`);function pt({id:e,createdAt:n}){let r=s(),{t:i}=h({from:`/completions/$id`}),a=(0,P.useMemo)(()=>dt(e),[e]),o=(0,P.useMemo)(()=>{let e=e=>{e===null?O(`There is no further one`):r({to:`/completions/$id`,params:{id:e},search:i===void 0?{}:{t:i},replace:!0})},t=async t=>{n!==null&&e(await De(n,t))};return a?{before:()=>e(a.before),after:()=>e(a.after)}:{before:()=>void t(!0).catch(()=>e(null)),after:()=>void t(!1).catch(()=>e(null))}},[a,n,r,i]),[c,l]=a?[a.before===null,a.after===null]:[n===null,n===null];return t((0,P.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,title:`Previous of the list`,group:e,keys:[`[`],unavailable:c?t(!0):null,run:o.before},{id:`item:next`,title:`Next of the list`,group:e,keys:[`]`],unavailable:l?t(a?.isWhole??!0):null,run:o.after}]},[o,c,l,a])),(0,I.jsxs)(`nav`,{"aria-label":`The list around it`,className:F.tools,children:[(0,I.jsx)(_,{to:`/completions`,children:`Completions`}),(0,I.jsx)(f,{isDisabled:c,onPress:o.before,children:`← Previous`}),(0,I.jsx)(f,{isDisabled:l,onPress:o.after,children:`Next →`}),(0,I.jsx)(`span`,{className:F.second,children:a?`${ft.format(a.place+1)} of ${ft.format(a.count)} loaded`:`in the order of time`})]})}var mt=new Intl.NumberFormat(`en`);function ht({held:e,id:t}){let[n,r]=(0,P.useState)(null);if((0,P.useEffect)(()=>{e.raw().then(r,()=>void 0)},[e]),!n)return(0,I.jsx)(l,{});let i=()=>e.text(n.id);return(0,I.jsxs)(`div`,{children:[(0,I.jsxs)(`p`,{className:F.tools,children:[(0,I.jsxs)(`span`,{children:[mt.format(n.characters),` characters`]}),(0,I.jsx)(f,{onPress:()=>void i().then(e=>c(e,`all of it`)),children:`Copy`}),(0,I.jsx)(f,{onPress:()=>void i().then(e=>gt(e,`${t}.json`)),children:`Download`})]}),(0,I.jsx)(le,{held:e,of:n.id,label:`Raw`})]})}function gt(e,t){let n=URL.createObjectURL(new Blob([e],{type:`application/json`})),r=document.createElement(`a`);r.href=n,r.download=t.replace(/[^\w.-]+/g,`_`),r.click(),URL.revokeObjectURL(n)}var $=500;function _t({id:t}){let{data:n,error:r,isPending:i,refetch:a}=y(Te(t));if(i)return(0,I.jsx)(l,{});if(r)return(0,I.jsx)(p,{error:r,retry:()=>void a()});if(n.length===0)return(0,I.jsx)(e,{title:`No stack`,children:(0,I.jsx)(`p`,{children:`The client has not said where it made the call.`})});let o=n.toReversed();return(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(`ol`,{className:F.stack,"aria-label":`Frames, innermost first`,children:o.slice(0,$).map(({file:e,line:t,lineno:n,name:r},i)=>(0,I.jsxs)(`li`,{children:[(0,I.jsxs)(`div`,{children:[(0,I.jsx)(`b`,{children:(0,I.jsx)(k,{text:r??`?`})}),` `,(0,I.jsxs)(`code`,{children:[(0,I.jsx)(k,{text:e??`?`}),n!==null&&`:${n}`]})]}),t!==null&&t!==``&&(0,I.jsx)(`pre`,{children:(0,I.jsx)(k,{text:t.trim()})})]},i))}),o.length>$&&(0,I.jsxs)(`p`,{children:[`The innermost `,$,` of `,o.length,` frames.`]})]})}function vt({of:{id:e,revision:n},renew:r}){let[i,a]=(0,P.useState)(null);(0,P.useEffect)(()=>{let t=null;return m(Ce,()=>({filter:{id:{eq:e}},after:t}),{next:({completionChanged:{cursor:e,type:n,completion:r}})=>{t=e,n===`DELETED`?a(`gone`):r&&a({revision:r.revision})},failed:()=>void 0})},[e]);let o=i===`gone`||i!==null&&i.revision>n;return t((0,P.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:o?null:`nothing is new`,run:r}],[r,o])),o?i===`gone`?(0,I.jsx)(`p`,{className:F.note,role:`status`,children:`✕ It was deleted meanwhile.`}):(0,I.jsxs)(`p`,{className:F.note,role:`status`,children:[`It has changed since. `,(0,I.jsx)(f,{onPress:r,children:`Show what is new`})]}):null}var yt=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],bt=[`request`,`response`,`extra`,`raw`];function xt(){let{id:e}=v({from:`/completions/$id`});return(0,I.jsx)(n,{title:`Completion`,children:(0,I.jsx)(St,{id:e},e)})}function St({id:e}){let{data:t,error:n,isPending:r,refetch:i}=y(L(e)),{t:a=`conversation`}=h({from:`/completions/$id`}),o=w(),[s,c]=(0,P.useState)(0),u=(0,P.useCallback)(()=>{o.invalidateQueries({queryKey:[`completion`,e]}),c(e=>e+1)},[o,e]);if(wt(e),Tt(e),r)return(0,I.jsx)(l,{});if(n)return(0,I.jsx)(p,{error:n,retry:()=>void i()});let{completion:d}=t;return(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(pt,{id:e,createdAt:d?.createdAt??null}),d===null?(0,I.jsx)(g,{what:`completion`}):(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(vt,{of:d,renew:u}),(0,I.jsx)(Be,{of:d}),(0,I.jsx)(`nav`,{"aria-label":`Parts of the call`,className:F.tabs,children:yt.map(({tab:t,title:n})=>(0,I.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${t}`,"aria-current":t===a?`page`:void 0,children:n},t))}),(0,I.jsxs)(`div`,{children:[a===`conversation`&&(0,I.jsxs)(I.Fragment,{children:[(0,I.jsx)(de,{of:d}),(0,I.jsx)(me,{of:d}),(0,I.jsx)(ae,{id:e},s)]}),(0,I.jsx)(Ct,{id:e,tab:a,alterations:d.alterations},`payload ${s}`),a===`stack`&&(0,I.jsx)(_t,{id:e}),a===`feedback`&&(0,I.jsx)(Oe,{id:e})]})]})]})}function Ct({id:e,tab:t,alterations:n}){let r=bt.includes(t),[i,a]=(0,P.useState)(r);r&&!i&&a(!0);let{answered:o,error:c,again:u}=ie(ge,i?e:null),{at:d}=h({from:`/completions/$id`}),f=s({from:`/completions/$id`}),m=(0,P.useCallback)(e=>{f({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[f]);return r?c===void 0?o?t===`raw`?(0,I.jsx)(ht,{id:e,...o}):(0,I.jsx)(ut,{field:t,answered:o,alterations:n,at:d,onAt:m},t):(0,I.jsx)(l,{}):(0,I.jsx)(p,{error:c,retry:u}):null}function wt(e){t((0,P.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void c(location.href,`the link`)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void c(e,`the id`)}],[e]))}function Tt(e){let n=s();t((0,P.useMemo)(()=>yt.map(({tab:t,title:r},i)=>({id:`tab:${t}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void n({to:`/completions/$id`,params:{id:e},search:{t}})})),[e,n]))}export{xt as Completion};